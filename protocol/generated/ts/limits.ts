// Generated from protocol/schema by protocol/generate.mjs. Do not edit.

import type { Command, Role } from "./messages";

export const limits = {
  /** code points in a question */
  question_length: 300,
  /** code points in a chat message */
  message_length: 500,
  /** bytes of UTF-8 in any text a person writes */
  text_bytes: 2048,
  /** code points in a display name, at least */
  name_min: 2,
  /** code points in a display name, at most */
  name_length: 30,
  /** code points in a note to a person (reason of a decline, note to a recruiter) */
  note_length: 200,
  /** code points in the question of a poll */
  poll_title_length: 200,
  /** code points in one answer of a poll */
  poll_option_length: 80,
  /** answers a poll needs */
  poll_options_min: 2,
  /** answers a poll may have */
  poll_options_max: 10,
  /** polls a room may hold */
  polls_per_room: 100,
  /** questions a room may hold */
  questions_per_room: 10000,
  /** code points in a title */
  title_length: 200,
  /** code points in the text of a booth */
  pitch_length: 1000,
  /** offers a booth may show */
  offers_per_booth: 20,
  /** booths a jobs-connect session may hold */
  booths_per_room: 300,
  /** recruiters a booth may have */
  recruiters_per_booth: 20,
  /** candidates that may wait at one booth */
  queue_length: 100,
  /** queues one candidate may stand in at once */
  queues_per_person: 5,
  /** conversations one recruiter may hold at once */
  conversations_per_recruiter: 4,
  /** questions of one person that still wait for a decision or an answer */
  open_questions_per_person: 5,
  /** between two questions of one person */
  question_interval_ms: 20000,
  /** chat messages a person may send within message_burst_ms */
  message_burst: 3,
  /** window of message_burst */
  message_burst_ms: 2000,
  /** pause after a burst */
  message_pause_ms: 10000,
  /** shortest slow mode */
  slow_mode_min_s: 3,
  /** longest slow mode */
  slow_mode_max_s: 120,
  /** slow mode when it is switched on without a figure */
  slow_mode_default_s: 30,
  /** between two reactions of one kind by one person */
  reaction_interval_ms: 2000,
  /** between two tallies or viewer counts of a room */
  signal_interval_ms: 250,
  /** between two reaction signals of a room */
  reaction_signal_interval_ms: 1000,
  /** commands one connection may send per second */
  commands_per_second: 10,
  /** commands one connection may send at once */
  commands_burst: 30,
  /** bytes of one WebSocket message from a client */
  client_message_bytes: 16384,
  /** fragments of one WebSocket message */
  fragments_per_message: 16,
  /** rooms one connection may follow */
  rooms_per_connection: 8,
  /** connections one person may hold */
  connections_per_person: 10,
  /** newest chat messages in a snapshot; older ones by history */
  room_window_messages: 200,
  /** chat messages in one page of history */
  history_page: 100,
  /** flushes a room keeps ready for those who fell behind */
  ring_frames: 2048,
  /** bytes of ready frames a room keeps */
  ring_bytes: 4194304,
  /** commands that may wait for a room's turn */
  turn_queue: 1024,
  /** life of a ticket for the first message */
  ticket_life_ms: 30000,
  /** from the upgrade to the first message */
  hello_deadline_ms: 5000,
  /** between two heartbeats */
  heartbeat_ms: 25000,
  /** without any byte from a client, the connection is closed */
  silence_ms: 60000,
  /** without write progress, the connection is closed */
  stalled_write_ms: 30000,
  /** a called candidate has this long to answer */
  call_ring_ms: 60000,
  /** a conversation in which the candidate never appeared ends after this */
  no_show_ms: 120000,
  /** length of a conversation */
  conversation_ms: 480000,
  /** its one extension */
  conversation_extension_ms: 240000,
  /** life of an invitation link (14 days) */
  invitation_life_ms: 1209600000,
  /** life of a session (14 days) */
  session_life_ms: 1209600000,
  /** bytes of one programme file */
  import_bytes: 8388608,
  /** sessions one hub may hold */
  programme_sessions: 5000,
  /** bytes of an identifier */
  id_length: 64,
  /** bytes of an address */
  url_length: 1000,
  /** command ids a room remembers to answer a repeat with the first answer */
  remembered_commands: 4096,
  /** messages out of the window that a room remembers as declined or removed; older ones are then shown to nobody */
  remembered_removals: 100000,
  /** chat messages of a room that wait for a decision */
  held_messages_per_room: 1000,
  /** people who may contribute to one room */
  people_per_room: 200000,
  /** lines of a message or question; further line ends become spaces */
  text_lines: 10,
  /** steps of a question that can be undone */
  undo_steps: 16,
  /** ended places in queues that a room remembers */
  remembered_tickets: 20000,
  /** how far ahead the speaker's clock may end */
  timer_ahead_ms: 86400000,
  /** shortest mute or ban */
  mute_min_s: 10,
  /** longest mute, and longest ban with an end */
  mute_max_s: 604800,
  /** rules of moderation a hub may hold */
  rules_per_hub: 300,
  /** bytes of a request that carries rules */
  rule_bytes: 1572864,
  /** lines of words in one rule */
  rule_words: 50000,
  /** code points in one line of a word list */
  rule_word_length: 64,
  /** patterns in one rule */
  rule_patterns: 200,
  /** bytes of one pattern */
  rule_pattern_length: 500,
  /** messages and questions one dry run looks at */
  rule_trial_texts: 5000,
  /** rooms of one dry run */
  rule_trial_rooms: 50,
  /** examples in the answer of a dry run */
  rule_trial_examples: 100,
  /** a moderator's claim on an item ends after this; claiming again prolongs it */
  claim_ms: 60000,
  /** items one moderator may look at at once */
  claims_per_person: 10,
  /** longest moderation delay; 0, 2, 4 and 6 can be set */
  moderation_delay_max_s: 6,
  /** items one person may report in a room */
  reports_per_person: 20,
  /** items of a room that may be reported */
  reports_per_room: 2000,
  /** notes of reporters shown with an item, the first ones */
  report_notes: 10,
  /** between two reports of one person */
  report_interval_ms: 3000,
  /** decisions of a room that may be contested */
  contests_per_room: 2000,
  /** items of a desk for all rooms: the oldest */
  desk_items: 2000,
  /** between two changes of a desk */
  desk_interval_ms: 250,
  /** contributions of a person in one page */
  contributions_page: 50,
  /** records in one page of the audit */
  audit_page: 200,
  /** notes that moderators keep on one person */
  notes_per_person: 200,
  /** mutes and bans across rooms of one person, past ones included */
  sanctions_per_person: 200,
  /** a hall ends a conversation this long after its last possible end when the room's own word did not come */
  finish_margin_ms: 60000,
} as const;

/** Which roles may send which command. */
export const permissions: Readonly<Record<Command["k"], readonly Role[]>> = {
  post_message: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  review_message: ["organiser", "partner_admin", "moderator"],
  turn_into_question: ["organiser", "partner_admin", "moderator", "speaker"],
  ask_question: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  edit_question: ["organiser", "partner_admin", "moderator"],
  move_question: ["organiser", "partner_admin", "moderator", "speaker"],
  decline_question: ["organiser", "partner_admin", "moderator"],
  merge_question: ["organiser", "partner_admin", "moderator"],
  withdraw_question: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  undo_question: ["organiser", "partner_admin", "moderator", "speaker"],
  vote_question: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  create_poll: ["organiser", "partner_admin", "moderator", "speaker"],
  edit_poll: ["organiser", "partner_admin", "moderator", "speaker"],
  move_poll: ["organiser", "partner_admin", "moderator", "speaker"],
  answer_poll: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  change_settings: ["organiser", "partner_admin", "moderator"],
  set_stage: ["organiser", "partner_admin", "moderator", "speaker"],
  set_timer: ["organiser", "partner_admin", "moderator", "speaker"],
  mute_person: ["organiser", "partner_admin", "moderator"],
  ban_person: ["organiser", "partner_admin", "moderator"],
  lift_person: ["organiser", "partner_admin", "moderator"],
  claim_item: ["organiser", "partner_admin", "moderator"],
  release_item: ["organiser", "partner_admin", "moderator"],
  set_shield: ["organiser", "partner_admin", "moderator"],
  report_item: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  decide_report: ["organiser", "partner_admin", "moderator"],
  contest_decision: ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee"],
  decide_contest: ["organiser", "partner_admin", "moderator"],
  add_booth: ["organiser", "partner_admin"],
  edit_booth: ["organiser", "partner_admin", "recruiter"],
  staff_booth: ["organiser", "partner_admin"],
  pause_booth: ["organiser", "partner_admin", "recruiter"],
  join_queue: ["attendee"],
  leave_queue: ["attendee"],
  call_next: ["recruiter"],
  accept_call: ["attendee"],
  extend_conversation: ["recruiter"],
  end_conversation: ["recruiter", "attendee"],
};
