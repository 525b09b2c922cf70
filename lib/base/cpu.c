#include "base/cpu.h"

enum cpu_level cpu_best(void)
{
#if defined(__x86_64__)
	if (!__builtin_cpu_supports("avx2"))
		return CPU_SSE2;
	return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni") ? CPU_VNNI : CPU_AVX2;
#else
	return CPU_SCALAR;
#endif
}

bool cpu_parse(struct str s, enum cpu_level *level)
{
	static const struct str names[] = {
		[CPU_SCALAR] = {"scalar", 6}, [CPU_SSE2] = {"sse2", 4}, [CPU_AVX2] = {"avx2", 4}, [CPU_VNNI] = {"vnni", 4}};

	*level = cpu_best();
	if (str_eq(s, STR("auto")))
		return true;
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(s, names[i])) {
			*level = (enum cpu_level)i;
			return *level <= cpu_best();
		}
	return false;
}
