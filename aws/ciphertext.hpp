// Ciphertexts and import tokens of KMS as texts: which key made them, and what for. They hold no plaintext.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/directory.hpp"
#include "aws/value.hpp"

namespace aws {

// CiphertextBlob of the nth plaintext under a key, with the hash of its encryption context.
std::string ciphertext(const model::Setting& setting, const model::World& world, const model::Ciphertext& made);
// None where the text is no ciphertext of a key that there was.
model::Ciphertext read_ciphertext(const Directory& directory, std::string_view text);

// ImportToken for a key, given out at a time.
std::string import_token(const model::Setting& setting, const model::World& world, model::KeyRow key, sim::Time issued);
struct ImportToken {
  model::KeyRow key;  // no row: the text is no token
  sim::Time issued = sim::never;
};
ImportToken read_import_token(const Directory& directory, std::string_view text);

// The hash of an encryption context, whatever the order of its pairs; 0 of none.
std::uint64_t context_hash(const Value& context);

// The plaintext that a number stands for: what a person gave, or the data key that KMS drew.
std::string plaintext(const model::Setting& setting, std::uint32_t number);
inline constexpr std::uint32_t drawn_plaintext = 0x8000'0000;  // the bit of a number that a data key has

}  // namespace aws
