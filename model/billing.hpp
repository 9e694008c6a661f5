// What costs money for as long as it is there: secrets, and the keys of customers.
#pragma once

#include "model/step.hpp"

namespace model {

// Whether it costs as it is now: it exists and is not on its way out.
bool is_billed(const Secret& secret);
bool is_billed(const Key& key);

// The step has made, deleted or restored something: it begins or ceases to cost. The span ends where BilledSince goes.
void keep_bill(Step& step);

}  // namespace model
