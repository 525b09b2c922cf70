# The manuals and documents as a web site.

## html: the manuals and documents as linked pages, in bin/.obj/site
html:
	mk/site $(OBJ)/site
	@echo $(OBJ)/site/index.html

.PHONY: html
