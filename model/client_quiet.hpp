// Logins that nobody has to look at. While nothing changes of what a client's logins depend on, each comes out as the
// one before: they are drawn and counted, not stepped. See docs/decisions/quiet-logins.md.
//
// Invariants
//   1. A client's moments are the draws of its own stream; the nth is the same whether it was counted or stepped.
//   2. A login is counted without a step only if the step would have said nothing: the same value, let in as before.
//   3. Whoever changes what a login depends on lets the logins before that moment pass first (look_at_clients).
#pragma once

#include <cstdint>

#include "model/step.hpp"

namespace model {

inline constexpr std::uint16_t login_ok = 1;  // Client::outcome

// Whether the clients of the group are over: the moment of their last login is past.
bool have_stopped(const Step& step, std::uint32_t definition);
// When the step comes that stops them; never: none does.
sim::Time stop_of(const ClientDefinition& definition);

// Whether the client's value is missing or too old at this moment, so that a login has to read the secret.
bool has_to_read(const ClientDefinition& definition, const Client& client, sim::Time at);

// Whether the client has a connection at this moment, so that it needs no login.
bool holds_connection(const ClientDefinition& definition, const Client& client, sim::Time at);

// What the clients of a group find if they look now: computed once a step and secret.
class Outlook {
 public:
  Outlook(Step& step, std::uint32_t definition, ClusterRow cluster);

  // The earliest moment at which a login of the client may be other than quiet; never: none is, as things stand.
  sim::Time watch_from(const Client& client);

 private:
  bool has_current_value(const Client& client);

  Step& step_;
  const ClientDefinition& definition_;
  ClusterRow cluster_;
  bool connects_;
  bool reads_are_stepped_;
  bool asked_ = false;
  SecretRow asked_secret_;
  VersionRow answer_;  // none: it cannot be read
};

// Counts the logins of the client before that moment; all of them are quiet.
void pass_quiet_logins(Step& step, ClientRow client, sim::Time before);

// Draws the client's next moment of login; the one before is behind it.
void next_moment(Step& step, ClientRow client);

// Sees to it that the client is stepped when a login may be other than quiet.
void watch(Step& step, ClientRow client, Outlook& outlook);

// Counters of a group, and of what clients asked of a secret today.
GroupMeter& meter_of(Step& step, std::uint32_t definition);
ReadCount& reads_of(Step& step, SecretRow secret, sim::Time at);

}  // namespace model
