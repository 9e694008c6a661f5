// Beginning and end of what is billed by time.
#include "model/billing.hpp"

namespace model {
namespace {

template <auto BilledSince, Table T>
void keep(Step& step, Row<T> row) {
  const bool bills = is_billed(step[row]);
  if (bills != (step[row].*BilledSince != sim::never)) {
    step.change<BilledSince>(row, bills ? step.now : sim::never);
  }
}

}  // namespace

bool is_billed(const Secret& secret) { return secret.exists && secret.deleted_date == sim::never; }

bool is_billed(const Key& key) {
  return key.exists && key.manager == KeyManager::CUSTOMER && key.state != KeyState::PendingDeletion;
}

void keep_bill(Step& step) {
  std::vector<Resource> rows;
  for (const sim::Change& change : step.changes()) {
    const bool decides = change.attribute == existence(Table::secret) || change.attribute == existence(Table::key) ||
                         change.attribute == attribute<&Secret::deleted_date> ||
                         change.attribute == attribute<&Key::state>;
    if (decides) {
      rows.push_back(change.row);
    }
  }
  if (rows.empty()) {
    return;
  }
  step.under_last();
  for (const Resource row : rows) {
    if (table_of(row) == Table::secret) {
      keep<&Secret::billed_since>(step, SecretRow(row.row()));
    } else {
      keep<&Key::billed_since>(step, KeyRow(row.row()));
    }
  }
}

}  // namespace model
