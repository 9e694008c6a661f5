// The one place that includes the hash library.
#define XXH_INLINE_ALL
#include "sim/hash.hpp"

#include <xxhash.h>

namespace sim {

std::uint64_t hash_bytes(const void* data, std::size_t size, std::uint64_t seed) {
  return XXH3_64bits_withSeed(data, size, seed);
}

}  // namespace sim
