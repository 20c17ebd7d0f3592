// The C library that scans YAML. AssayYAML alone imports it.
#pragma once
#include <yaml.h>
