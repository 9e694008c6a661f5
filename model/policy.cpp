// Reading a compiled policy: patterns, principals, and the verdict of a document.
#include "model/policy.hpp"

#include <algorithm>

namespace model {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool any_matches(const std::vector<std::string>& patterns, std::string_view text, bool case_matters) {
  return std::ranges::any_of(patterns,
                             [&](const std::string& pattern) { return matches(pattern, text, case_matters); });
}

// Whether a principal of the statement is the caller itself, or the caller's whole account.
bool names_account(std::string_view principal, std::string_view account) {
  return principal == account || principal == "arn:aws:iam::" + std::string(account) + ":root";
}

bool applies_to(const Statement& statement, const Caller& caller) {
  const bool account_counts = caller.allowed_by_account || statement.effect == Effect::deny;
  if (statement.any_principal) {
    return true;
  }
  return std::ranges::any_of(statement.principals, [&](const std::string& principal) {
    return principal == caller.arn || (account_counts && names_account(principal, caller.account));
  });
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text, bool case_matters) {
  const auto same = [case_matters](char a, char b) { return case_matters ? a == b : lower(a) == lower(b); };
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = t;
    } else if (p < pattern.size() && (pattern[p] == '?' || same(pattern[p], text[t]))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++retry;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') {
    ++p;
  }
  return p == pattern.size();
}

Finding consult(const Policy& policy, const Caller& caller, std::string_view action) {
  Finding finding;
  for (const Statement& statement : policy.statements) {
    if (any_matches(statement.actions, action, false) == statement.not_actions || !applies_to(statement, caller)) {
      continue;
    }
    if (statement.effect == Effect::deny) {
      return {Verdict::deny, &statement};
    }
    if (finding.verdict == Verdict::silent) {
      finding = {Verdict::allow, &statement};
    }
  }
  return finding;
}

}  // namespace model
