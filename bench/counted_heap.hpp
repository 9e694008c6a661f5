// What a program has on the heap, now and at most: it replaces the operators new and delete of a program with one
// thread and one source file.
#pragma once

#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace counted_heap {

inline std::size_t live = 0;  // bytes
inline std::size_t peak = 0;

inline void* counted(void* made) {
  if (made == nullptr) std::abort();
  live += malloc_usable_size(made);
  peak = std::max(peak, live);
  return made;
}

inline void release(void* made) {
  live -= malloc_usable_size(made);
  std::free(made);
}

}  // namespace counted_heap

void* operator new(std::size_t size) { return counted_heap::counted(std::malloc(size)); }
void operator delete(void* made) noexcept { counted_heap::release(made); }
void operator delete(void* made, std::size_t) noexcept { counted_heap::release(made); }
