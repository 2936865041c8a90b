// Generated from protocol/schema by protocol/generate.mjs. Do not edit.
#include "protocol/permissions.hpp"

namespace beffroi::protocol {

constexpr unsigned role_bit(Role role) { return 1U << static_cast<unsigned>(role); }

bool may(Role role, const Command& command) {
  static constexpr unsigned table[] = {
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // post_message
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // review_message
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // turn_into_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // ask_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // edit_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // move_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // decline_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // merge_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // withdraw_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // undo_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // vote_question
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // create_poll
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // edit_poll
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // move_poll
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // answer_poll
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // change_settings
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // set_stage
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker),  // set_timer
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // mute_person
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // ban_person
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // lift_person
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // claim_item
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // release_item
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // set_shield
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // report_item
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // decide_report
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator) | role_bit(Role::speaker) | role_bit(Role::recruiter) | role_bit(Role::attendee),  // contest_decision
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::moderator),  // decide_contest
      role_bit(Role::organiser) | role_bit(Role::partner_admin),  // add_booth
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::recruiter),  // edit_booth
      role_bit(Role::organiser) | role_bit(Role::partner_admin),  // staff_booth
      role_bit(Role::organiser) | role_bit(Role::partner_admin) | role_bit(Role::recruiter),  // pause_booth
      role_bit(Role::attendee),  // join_queue
      role_bit(Role::attendee),  // leave_queue
      role_bit(Role::recruiter),  // call_next
      role_bit(Role::attendee),  // accept_call
      role_bit(Role::recruiter),  // extend_conversation
      role_bit(Role::recruiter) | role_bit(Role::attendee),  // end_conversation
  };
  return (table[command.index()] & role_bit(role)) != 0;
}

}  // namespace beffroi::protocol
