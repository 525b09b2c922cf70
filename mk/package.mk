# What goes to those who do not build from a checkout: a tarball and Debian packages.

VERSION = $(shell sed -n 's/^\#define READOUT_VERSION "\(.*\)"/\1/p' lib/base/version.h)
# The time that all files of a release bear: that of its last commit.
EPOCH = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),0)
DIST = $(OBJ)/readout-$(VERSION).tar.gz

## dist: a tarball of the sources with their checksums, in bin/.obj
dist:
	@mkdir -p $(OBJ)
	{ git ls-files 2>/dev/null || cut -c 67- MANIFEST; } | LC_ALL=C sort >$(OBJ)/files
	xargs -d '\n' sha256sum <$(OBJ)/files >$(OBJ)/MANIFEST
	tar -cf $(OBJ)/dist.tar --format=ustar --sort=name --mtime=@$(EPOCH) --owner=0 --group=0 --numeric-owner --mode=u+rw,go=rX \
		--transform='s,^,readout-$(VERSION)/,S' -T $(OBJ)/files -C $(OBJ) MANIFEST
	gzip -9n <$(OBJ)/dist.tar >$(DIST) && rm $(OBJ)/dist.tar
	@echo $(DIST)

## deb: Debian packages of it, in bin/.obj/deb (needs debhelper)
deb: dist
	rm -rf $(OBJ)/deb && mkdir -p $(OBJ)/deb
	tar -xzf $(DIST) -C $(OBJ)/deb
	cd $(OBJ)/deb/readout-$(VERSION) && SOURCE_DATE_EPOCH=$(EPOCH) dpkg-buildpackage -us -uc -b >../log 2>&1 || { tail -20 ../log; exit 1; }
	@ls $(OBJ)/deb/*.deb

## package: tries both
package: all
	tests/package $(OBJ)

.PHONY: dist deb package
