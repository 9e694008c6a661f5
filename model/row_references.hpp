// The rows that a row refers to: what has to be known when rows change their numbers.
#pragma once

#include "model/world.hpp"

namespace model {

// Calls `visit` with each member of the row that is a row number. Rows of IAM keep their numbers and are not listed.
template <class Visit>
void each_reference(Cluster& row, Visit visit) {
  visit(row.secret);
  visit(row.final_snapshot);
  visit(row.global_cluster);
  visit(row.replication_source);
  visit(row.blue_green);
  visit(row.storage_key);
  visit(row.writer);
  visit(row.failover_target);
}
template <class Visit>
void each_reference(Instance& row, Visit visit) {
  visit(row.cluster);
}
template <class Visit>
void each_reference(DatabaseUser& row, Visit visit) {
  visit(row.cluster);
}
template <class Visit>
void each_reference(Snapshot& row, Visit visit) {
  visit(row.cluster);
  visit(row.storage_key);
  visit(row.source);
}
template <class Visit>
void each_reference(GlobalCluster&, Visit) {}
template <class Visit>
void each_reference(BlueGreen& row, Visit visit) {
  visit(row.source);
}
template <class Visit>
void each_reference(Secret& row, Visit visit) {
  visit(row.cluster);
  visit(row.key);
  visit(row.current);
  visit(row.previous);
  visit(row.pending);
  visit(row.newest);
  visit(row.first_tag);
  visit(row.grant);
  visit(row.first_label);
}
template <class Visit>
void each_reference(Version& row, Visit visit) {
  visit(row.secret);
  visit(row.key);
  visit(row.older);
}
template <class Visit>
void each_reference(Tag& row, Visit visit) {
  visit(row.secret);
  visit(row.of_key);
  visit(row.next);
}
template <class Visit>
void each_reference(Label& row, Visit visit) {
  visit(row.secret);
  visit(row.version);
  visit(row.next);
}
template <class Visit>
void each_reference(Key& row, Visit visit) {
  visit(row.first_tag);
  visit(row.last_grant);
}
template <class Visit>
void each_reference(Alias& row, Visit visit) {
  visit(row.key);
}
template <class Visit>
void each_reference(Grant& row, Visit visit) {
  visit(row.key);
  visit(row.before);
  visit(row.secret);
}
template <class Visit>
void each_reference(Client& row, Visit visit) {
  visit(row.cluster);
  visit(row.secret);
}
template <class Visit>
void each_reference(Fault& row, Visit visit) {
  visit(row.cluster);
}

}  // namespace model
