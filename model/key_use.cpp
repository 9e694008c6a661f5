// Keys used by their users themselves, not by way of Secrets Manager.
#include "model/access.hpp"
#include "model/key.hpp"
#include "model/operations.hpp"

namespace model {
namespace {

constexpr std::int64_t longest_data_key = 1024;

// Whether the caller may use the key for this, and it can be used. The keys that AWS manages serve services only.
Outcome usable_by(Step& step, const Call& call, KeyRow key, GrantOperation operation, const GrantTokens& tokens) {
  if (tokens.unknown) {
    return refuse(Refusal::grant_token_invalid, key.id());
  }
  if (!key || !step[key].exists) {
    return refuse(Refusal::key_not_found, key.id());
  }
  if (step[key].manager == KeyManager::AWS) {
    return refuse(Refusal::key_aws_managed, key.id());
  }
  const Outcome authorized = authorize_key_use(step, call, key, operation, tokens);
  return authorized.ok() ? key_usable(step, key) : authorized;
}

// The same of the key that a ciphertext was made with; one that is named besides has to be that one.
Outcome opens(Step& step, const Call& call, const Ciphertext& ciphertext, const KeyReference& named,
              GrantOperation operation, std::uint64_t context, const GrantTokens& tokens) {
  if (!ciphertext.key) {
    return refuse(Refusal::ciphertext_invalid);
  }
  if (named.given() && find_key(step, named, call.account, call.region) != ciphertext.key) {
    return refuse(Refusal::ciphertext_other_key);
  }
  const Outcome usable = usable_by(step, call, ciphertext.key, operation, tokens);
  return usable.ok() && context != ciphertext.context ? refuse(Refusal::ciphertext_invalid, ciphertext.key.id())
                                                      : usable;
}

}  // namespace

Outcome perform(Step& step, const Call& call, const Encrypt& request) {
  const KeyRow key = find_key(step, request.key, call.account, call.region);
  return usable_by(step, call, key, GrantOperation::Encrypt, request.tokens);
}

Outcome perform(Step& step, const Call& call, const Decrypt& request) {
  const Outcome opened =
      opens(step, call, request.ciphertext, request.key, GrantOperation::Decrypt, request.context, request.tokens);
  return opened.ok() ? accept(request.ciphertext.key.id(), request.ciphertext.plaintext) : opened;
}

Outcome perform(Step& step, const Call& call, const ReEncrypt& request) {
  const Outcome opened = opens(step, call, request.ciphertext, request.source_key, GrantOperation::ReEncryptFrom,
                               request.source_context, request.tokens);
  if (!opened.ok()) {
    return opened;
  }
  const KeyRow key = find_key(step, request.key, call.account, call.region);
  const Outcome closed = usable_by(step, call, key, GrantOperation::ReEncryptTo, request.tokens);
  return closed.ok() ? accept(key.id(), request.ciphertext.plaintext) : closed;
}

// The number of the call makes one data key differ from the next.
Outcome perform(Step& step, const Call& call, const GenerateDataKey& request) {
  const bool spec = request.key_spec != Name::none;
  const std::string_view text = step.setting.text(request.key_spec);
  const std::int64_t bytes = request.number_of_bytes.value_or(1);
  if (spec == request.number_of_bytes.has_value() || (spec && text != "AES_128" && text != "AES_256") || bytes < 1 ||
      bytes > longest_data_key) {
    return refuse(Refusal::data_key_spec);
  }
  const KeyRow key = find_key(step, request.key, call.account, call.region);
  const Outcome usable = usable_by(step, call, key, GrantOperation::GenerateDataKey, request.tokens);
  return usable.ok() ? accept(key.id(), step.event().generation) : usable;
}

}  // namespace model
