// cmark-gfm and its table extension, as the system installs them.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
