// Generated from protocol/schema by protocol/generate.mjs. Do not edit.
#include "protocol/codec.hpp"

#include "protocol/json_reader.hpp"
#include "protocol/json_writer.hpp"

namespace beffroi::protocol {

constexpr std::string_view names_of_role[] = {"organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee", "projector"};
std::string_view to_string(Role value) { return names_of_role[static_cast<std::size_t>(value)]; }
std::optional<Role> parse_role(std::string_view text) { return parse_name<Role>(names_of_role, text); }
bool read(Reader& in, const json::value& value, Role& out) { return in.name(value, out, parse_role); }
void write(std::string& out, Role value) { write(out, to_string(value)); }

constexpr std::string_view names_of_scope[] = {"hub", "event", "partner", "session", "room", "booth"};
std::string_view to_string(Scope value) { return names_of_scope[static_cast<std::size_t>(value)]; }
std::optional<Scope> parse_scope(std::string_view text) { return parse_name<Scope>(names_of_scope, text); }
bool read(Reader& in, const json::value& value, Scope& out) { return in.name(value, out, parse_scope); }
void write(std::string& out, Scope value) { write(out, to_string(value)); }

constexpr std::string_view names_of_session_kind[] = {"masterclass", "jobs_connect", "visit", "talk", "workshop", "other"};
std::string_view to_string(SessionKind value) { return names_of_session_kind[static_cast<std::size_t>(value)]; }
std::optional<SessionKind> parse_session_kind(std::string_view text) { return parse_name<SessionKind>(names_of_session_kind, text); }
bool read(Reader& in, const json::value& value, SessionKind& out) { return in.name(value, out, parse_session_kind); }
void write(std::string& out, SessionKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_session_status[] = {"confirmed", "tentative", "cancelled"};
std::string_view to_string(SessionStatus value) { return names_of_session_status[static_cast<std::size_t>(value)]; }
std::optional<SessionStatus> parse_session_status(std::string_view text) { return parse_name<SessionStatus>(names_of_session_status, text); }
bool read(Reader& in, const json::value& value, SessionStatus& out) { return in.name(value, out, parse_session_status); }
void write(std::string& out, SessionStatus value) { write(out, to_string(value)); }

constexpr std::string_view names_of_room_kind[] = {"session", "hall", "conversation"};
std::string_view to_string(RoomKind value) { return names_of_room_kind[static_cast<std::size_t>(value)]; }
std::optional<RoomKind> parse_room_kind(std::string_view text) { return parse_name<RoomKind>(names_of_room_kind, text); }
bool read(Reader& in, const json::value& value, RoomKind& out) { return in.name(value, out, parse_room_kind); }
void write(std::string& out, RoomKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_audience[] = {"public", "staff"};
std::string_view to_string(Audience value) { return names_of_audience[static_cast<std::size_t>(value)]; }
std::optional<Audience> parse_audience(std::string_view text) { return parse_name<Audience>(names_of_audience, text); }
bool read(Reader& in, const json::value& value, Audience& out) { return in.name(value, out, parse_audience); }
void write(std::string& out, Audience value) { write(out, to_string(value)); }

constexpr std::string_view names_of_channel[] = {"room", "backstage"};
std::string_view to_string(Channel value) { return names_of_channel[static_cast<std::size_t>(value)]; }
std::optional<Channel> parse_channel(std::string_view text) { return parse_name<Channel>(names_of_channel, text); }
bool read(Reader& in, const json::value& value, Channel& out) { return in.name(value, out, parse_channel); }
void write(std::string& out, Channel value) { write(out, to_string(value)); }

constexpr std::string_view names_of_message_state[] = {"visible", "held", "declined", "removed", "delayed", "hidden"};
std::string_view to_string(MessageState value) { return names_of_message_state[static_cast<std::size_t>(value)]; }
std::optional<MessageState> parse_message_state(std::string_view text) { return parse_name<MessageState>(names_of_message_state, text); }
bool read(Reader& in, const json::value& value, MessageState& out) { return in.name(value, out, parse_message_state); }
void write(std::string& out, MessageState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_question_state[] = {"held", "visible", "shortlisted", "next", "now", "answered", "declined", "merged", "withdrawn", "delayed"};
std::string_view to_string(QuestionState value) { return names_of_question_state[static_cast<std::size_t>(value)]; }
std::optional<QuestionState> parse_question_state(std::string_view text) { return parse_name<QuestionState>(names_of_question_state, text); }
bool read(Reader& in, const json::value& value, QuestionState& out) { return in.name(value, out, parse_question_state); }
void write(std::string& out, QuestionState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_reason[] = {"off_topic", "duplicate", "offensive", "personal_data", "advertising", "spam", "hate", "harassment", "disinformation", "unclear", "no_time", "other"};
std::string_view to_string(Reason value) { return names_of_reason[static_cast<std::size_t>(value)]; }
std::optional<Reason> parse_reason(std::string_view text) { return parse_name<Reason>(names_of_reason, text); }
bool read(Reader& in, const json::value& value, Reason& out) { return in.name(value, out, parse_reason); }
void write(std::string& out, Reason value) { write(out, to_string(value)); }

constexpr std::string_view names_of_cause[] = {"invalid_text", "word", "pattern", "link", "repetition", "flood", "mention", "newcomer", "disguise", "hook", "hook_silent", "room"};
std::string_view to_string(Cause value) { return names_of_cause[static_cast<std::size_t>(value)]; }
std::optional<Cause> parse_cause(std::string_view text) { return parse_name<Cause>(names_of_cause, text); }
bool read(Reader& in, const json::value& value, Cause& out) { return in.name(value, out, parse_cause); }
void write(std::string& out, Cause value) { write(out, to_string(value)); }

constexpr std::string_view names_of_rule_kind[] = {"word", "pattern", "link", "repetition", "flood", "mention", "newcomer", "disguise"};
std::string_view to_string(RuleKind value) { return names_of_rule_kind[static_cast<std::size_t>(value)]; }
std::optional<RuleKind> parse_rule_kind(std::string_view text) { return parse_name<RuleKind>(names_of_rule_kind, text); }
bool read(Reader& in, const json::value& value, RuleKind& out) { return in.name(value, out, parse_rule_kind); }
void write(std::string& out, RuleKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_rule_action[] = {"hold", "rewrite", "reject", "off"};
std::string_view to_string(RuleAction value) { return names_of_rule_action[static_cast<std::size_t>(value)]; }
std::optional<RuleAction> parse_rule_action(std::string_view text) { return parse_name<RuleAction>(names_of_rule_action, text); }
bool read(Reader& in, const json::value& value, RuleAction& out) { return in.name(value, out, parse_rule_action); }
void write(std::string& out, RuleAction value) { write(out, to_string(value)); }

constexpr std::string_view names_of_trust[] = {"staff", "trusted", "newcomer", "anonymous"};
std::string_view to_string(Trust value) { return names_of_trust[static_cast<std::size_t>(value)]; }
std::optional<Trust> parse_trust(std::string_view text) { return parse_name<Trust>(names_of_trust, text); }
bool read(Reader& in, const json::value& value, Trust& out) { return in.name(value, out, parse_trust); }
void write(std::string& out, Trust value) { write(out, to_string(value)); }

constexpr std::string_view names_of_verdict_kind[] = {"allow", "hold", "rewrite", "reject"};
std::string_view to_string(VerdictKind value) { return names_of_verdict_kind[static_cast<std::size_t>(value)]; }
std::optional<VerdictKind> parse_verdict_kind(std::string_view text) { return parse_name<VerdictKind>(names_of_verdict_kind, text); }
bool read(Reader& in, const json::value& value, VerdictKind& out) { return in.name(value, out, parse_verdict_kind); }
void write(std::string& out, VerdictKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_item_kind[] = {"message", "question", "report", "contest", "standing"};
std::string_view to_string(ItemKind value) { return names_of_item_kind[static_cast<std::size_t>(value)]; }
std::optional<ItemKind> parse_item_kind(std::string_view text) { return parse_name<ItemKind>(names_of_item_kind, text); }
bool read(Reader& in, const json::value& value, ItemKind& out) { return in.name(value, out, parse_item_kind); }
void write(std::string& out, ItemKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_report_reason[] = {"abuse", "hate", "harassment", "disinformation", "spam", "risk_to_life"};
std::string_view to_string(ReportReason value) { return names_of_report_reason[static_cast<std::size_t>(value)]; }
std::optional<ReportReason> parse_report_reason(std::string_view text) { return parse_name<ReportReason>(names_of_report_reason, text); }
bool read(Reader& in, const json::value& value, ReportReason& out) { return in.name(value, out, parse_report_reason); }
void write(std::string& out, ReportReason value) { write(out, to_string(value)); }

constexpr std::string_view names_of_report_state[] = {"open", "dismissed", "acted"};
std::string_view to_string(ReportState value) { return names_of_report_state[static_cast<std::size_t>(value)]; }
std::optional<ReportState> parse_report_state(std::string_view text) { return parse_name<ReportState>(names_of_report_state, text); }
bool read(Reader& in, const json::value& value, ReportState& out) { return in.name(value, out, parse_report_state); }
void write(std::string& out, ReportState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_contest_state[] = {"possible", "filed", "upheld", "reversed"};
std::string_view to_string(ContestState value) { return names_of_contest_state[static_cast<std::size_t>(value)]; }
std::optional<ContestState> parse_contest_state(std::string_view text) { return parse_name<ContestState>(names_of_contest_state, text); }
bool read(Reader& in, const json::value& value, ContestState& out) { return in.name(value, out, parse_contest_state); }
void write(std::string& out, ContestState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_audit_act[] = {"approve", "decline", "remove", "restore", "edit", "merge", "undo", "hide", "mute", "ban", "lift", "settings", "shield", "report", "contest", "invite", "withdraw_invitation", "accept_invitation", "take_role", "end_sessions", "programme", "hub_settings", "rules", "hook", "sanction", "lift_sanction", "note"};
std::string_view to_string(AuditAct value) { return names_of_audit_act[static_cast<std::size_t>(value)]; }
std::optional<AuditAct> parse_audit_act(std::string_view text) { return parse_name<AuditAct>(names_of_audit_act, text); }
bool read(Reader& in, const json::value& value, AuditAct& out) { return in.name(value, out, parse_audit_act); }
void write(std::string& out, AuditAct value) { write(out, to_string(value)); }

constexpr std::string_view names_of_sanction_kind[] = {"mute", "ban"};
std::string_view to_string(SanctionKind value) { return names_of_sanction_kind[static_cast<std::size_t>(value)]; }
std::optional<SanctionKind> parse_sanction_kind(std::string_view text) { return parse_name<SanctionKind>(names_of_sanction_kind, text); }
bool read(Reader& in, const json::value& value, SanctionKind& out) { return in.name(value, out, parse_sanction_kind); }
void write(std::string& out, SanctionKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_lasting[] = {"seconds", "day", "event"};
std::string_view to_string(Lasting value) { return names_of_lasting[static_cast<std::size_t>(value)]; }
std::optional<Lasting> parse_lasting(std::string_view text) { return parse_name<Lasting>(names_of_lasting, text); }
bool read(Reader& in, const json::value& value, Lasting& out) { return in.name(value, out, parse_lasting); }
void write(std::string& out, Lasting value) { write(out, to_string(value)); }

constexpr std::string_view names_of_poll_state[] = {"draft", "open", "closed", "archived"};
std::string_view to_string(PollState value) { return names_of_poll_state[static_cast<std::size_t>(value)]; }
std::optional<PollState> parse_poll_state(std::string_view text) { return parse_name<PollState>(names_of_poll_state, text); }
bool read(Reader& in, const json::value& value, PollState& out) { return in.name(value, out, parse_poll_state); }
void write(std::string& out, PollState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_results_rule[] = {"live", "after_vote", "after_close"};
std::string_view to_string(ResultsRule value) { return names_of_results_rule[static_cast<std::size_t>(value)]; }
std::optional<ResultsRule> parse_results_rule(std::string_view text) { return parse_name<ResultsRule>(names_of_results_rule, text); }
bool read(Reader& in, const json::value& value, ResultsRule& out) { return in.name(value, out, parse_results_rule); }
void write(std::string& out, ResultsRule value) { write(out, to_string(value)); }

constexpr std::string_view names_of_writers[] = {"everyone", "staff", "nobody"};
std::string_view to_string(Writers value) { return names_of_writers[static_cast<std::size_t>(value)]; }
std::optional<Writers> parse_writers(std::string_view text) { return parse_name<Writers>(names_of_writers, text); }
bool read(Reader& in, const json::value& value, Writers& out) { return in.name(value, out, parse_writers); }
void write(std::string& out, Writers value) { write(out, to_string(value)); }

constexpr std::string_view names_of_question_order[] = {"top", "newest", "fair"};
std::string_view to_string(QuestionOrder value) { return names_of_question_order[static_cast<std::size_t>(value)]; }
std::optional<QuestionOrder> parse_question_order(std::string_view text) { return parse_name<QuestionOrder>(names_of_question_order, text); }
bool read(Reader& in, const json::value& value, QuestionOrder& out) { return in.name(value, out, parse_question_order); }
void write(std::string& out, QuestionOrder value) { write(out, to_string(value)); }

constexpr std::string_view names_of_stage_state[] = {"before", "live", "paused", "ended"};
std::string_view to_string(StageState value) { return names_of_stage_state[static_cast<std::size_t>(value)]; }
std::optional<StageState> parse_stage_state(std::string_view text) { return parse_name<StageState>(names_of_stage_state, text); }
bool read(Reader& in, const json::value& value, StageState& out) { return in.name(value, out, parse_stage_state); }
void write(std::string& out, StageState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_reaction[] = {"applause", "heart", "laugh", "wow", "idea"};
std::string_view to_string(Reaction value) { return names_of_reaction[static_cast<std::size_t>(value)]; }
std::optional<Reaction> parse_reaction(std::string_view text) { return parse_name<Reaction>(names_of_reaction, text); }
bool read(Reader& in, const json::value& value, Reaction& out) { return in.name(value, out, parse_reaction); }
void write(std::string& out, Reaction value) { write(out, to_string(value)); }

constexpr std::string_view names_of_ticket_state[] = {"waiting", "called", "talking", "done", "missed", "left"};
std::string_view to_string(TicketState value) { return names_of_ticket_state[static_cast<std::size_t>(value)]; }
std::optional<TicketState> parse_ticket_state(std::string_view text) { return parse_name<TicketState>(names_of_ticket_state, text); }
bool read(Reader& in, const json::value& value, TicketState& out) { return in.name(value, out, parse_ticket_state); }
void write(std::string& out, TicketState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_conversation_state[] = {"open", "ended"};
std::string_view to_string(ConversationState value) { return names_of_conversation_state[static_cast<std::size_t>(value)]; }
std::optional<ConversationState> parse_conversation_state(std::string_view text) { return parse_name<ConversationState>(names_of_conversation_state, text); }
bool read(Reader& in, const json::value& value, ConversationState& out) { return in.name(value, out, parse_conversation_state); }
void write(std::string& out, ConversationState value) { write(out, to_string(value)); }

constexpr std::string_view names_of_join_mode[] = {"snapshot", "replay"};
std::string_view to_string(JoinMode value) { return names_of_join_mode[static_cast<std::size_t>(value)]; }
std::optional<JoinMode> parse_join_mode(std::string_view text) { return parse_name<JoinMode>(names_of_join_mode, text); }
bool read(Reader& in, const json::value& value, JoinMode& out) { return in.name(value, out, parse_join_mode); }
void write(std::string& out, JoinMode value) { write(out, to_string(value)); }

constexpr std::string_view names_of_reset_why[] = {"epoch", "lag", "role"};
std::string_view to_string(ResetWhy value) { return names_of_reset_why[static_cast<std::size_t>(value)]; }
std::optional<ResetWhy> parse_reset_why(std::string_view text) { return parse_name<ResetWhy>(names_of_reset_why, text); }
bool read(Reader& in, const json::value& value, ResetWhy& out) { return in.name(value, out, parse_reset_why); }
void write(std::string& out, ResetWhy value) { write(out, to_string(value)); }

constexpr std::string_view names_of_hook_mode[] = {"off", "async", "gate"};
std::string_view to_string(HookMode value) { return names_of_hook_mode[static_cast<std::size_t>(value)]; }
std::optional<HookMode> parse_hook_mode(std::string_view text) { return parse_name<HookMode>(names_of_hook_mode, text); }
bool read(Reader& in, const json::value& value, HookMode& out) { return in.name(value, out, parse_hook_mode); }
void write(std::string& out, HookMode value) { write(out, to_string(value)); }

constexpr std::string_view names_of_hook_failure[] = {"publish", "hold", "reject"};
std::string_view to_string(HookFailure value) { return names_of_hook_failure[static_cast<std::size_t>(value)]; }
std::optional<HookFailure> parse_hook_failure(std::string_view text) { return parse_name<HookFailure>(names_of_hook_failure, text); }
bool read(Reader& in, const json::value& value, HookFailure& out) { return in.name(value, out, parse_hook_failure); }
void write(std::string& out, HookFailure value) { write(out, to_string(value)); }

constexpr std::string_view names_of_hook_trust[] = {"trusted", "newcomer", "anonymous"};
std::string_view to_string(HookTrust value) { return names_of_hook_trust[static_cast<std::size_t>(value)]; }
std::optional<HookTrust> parse_hook_trust(std::string_view text) { return parse_name<HookTrust>(names_of_hook_trust, text); }
bool read(Reader& in, const json::value& value, HookTrust& out) { return in.name(value, out, parse_hook_trust); }
void write(std::string& out, HookTrust value) { write(out, to_string(value)); }

constexpr std::string_view names_of_hook_item[] = {"message", "question"};
std::string_view to_string(HookItem value) { return names_of_hook_item[static_cast<std::size_t>(value)]; }
std::optional<HookItem> parse_hook_item(std::string_view text) { return parse_name<HookItem>(names_of_hook_item, text); }
bool read(Reader& in, const json::value& value, HookItem& out) { return in.name(value, out, parse_hook_item); }
void write(std::string& out, HookItem value) { write(out, to_string(value)); }

constexpr std::string_view names_of_hook_answer[] = {"allow", "hold", "rewrite", "reject", "defer"};
std::string_view to_string(HookAnswer value) { return names_of_hook_answer[static_cast<std::size_t>(value)]; }
std::optional<HookAnswer> parse_hook_answer(std::string_view text) { return parse_name<HookAnswer>(names_of_hook_answer, text); }
bool read(Reader& in, const json::value& value, HookAnswer& out) { return in.name(value, out, parse_hook_answer); }
void write(std::string& out, HookAnswer value) { write(out, to_string(value)); }

constexpr std::string_view names_of_hook_health[] = {"off", "working", "failing"};
std::string_view to_string(HookHealth value) { return names_of_hook_health[static_cast<std::size_t>(value)]; }
std::optional<HookHealth> parse_hook_health(std::string_view text) { return parse_name<HookHealth>(names_of_hook_health, text); }
bool read(Reader& in, const json::value& value, HookHealth& out) { return in.name(value, out, parse_hook_health); }
void write(std::string& out, HookHealth value) { write(out, to_string(value)); }

constexpr std::string_view names_of_notice_kind[] = {"question_asked", "question_approved", "question_answered", "question_declined", "question_held", "message_held", "message_removed", "poll_opened", "poll_closed"};
std::string_view to_string(NoticeKind value) { return names_of_notice_kind[static_cast<std::size_t>(value)]; }
std::optional<NoticeKind> parse_notice_kind(std::string_view text) { return parse_name<NoticeKind>(names_of_notice_kind, text); }
bool read(Reader& in, const json::value& value, NoticeKind& out) { return in.name(value, out, parse_notice_kind); }
void write(std::string& out, NoticeKind value) { write(out, to_string(value)); }

constexpr std::string_view names_of_error_code[] = {"bad_message", "unknown_command", "too_long", "empty_text", "not_found", "method_not_allowed", "unknown_room", "unknown_code", "not_joined", "unauthorised", "forbidden", "forged_origin", "bad_ticket", "bad_invitation", "name_too_short", "name_too_long", "name_not_allowed", "name_taken_by_staff", "questions_closed", "chat_closed", "anonymous_not_allowed", "reactions_closed", "slow_mode", "too_many", "too_many_open_questions", "muted", "banned", "rejected", "wrong_state", "already_decided", "claimed", "own_decision", "already_reported", "too_many_reports", "already_contested", "accounts_only", "newcomers_wait", "emoji_only", "links_not_allowed", "young_audience", "bad_signature", "unknown_item", "nothing_to_undo", "bad_merge", "bad_poll", "bad_choice", "poll_not_open", "bad_setting", "bad_rule", "room_full", "queue_full", "booth_paused", "already_queued", "too_many_queues", "queue_empty", "too_many_conversations", "conversation_over", "already_extended", "untouchable", "list_full", "too_many_rooms", "busy", "storage_unavailable", "stopping", "bad_import", "stale_plan", "too_large", "unsupported_type", "bad_request", "internal"};
std::string_view to_string(ErrorCode value) { return names_of_error_code[static_cast<std::size_t>(value)]; }
std::optional<ErrorCode> parse_error_code(std::string_view text) { return parse_name<ErrorCode>(names_of_error_code, text); }
bool read(Reader& in, const json::value& value, ErrorCode& out) { return in.name(value, out, parse_error_code); }
void write(std::string& out, ErrorCode value) { write(out, to_string(value)); }

bool read(Reader& in, const json::value& value, Author& out);
void write(std::string& out, const Author& value);
bool read(Reader& in, const json::value& value, Span& out);
void write(std::string& out, const Span& value);
bool read(Reader& in, const json::value& value, Judgement& out);
void write(std::string& out, const Judgement& value);
bool read(Reader& in, const json::value& value, Statement& out);
void write(std::string& out, const Statement& value);
bool read(Reader& in, const json::value& value, Decided& out);
void write(std::string& out, const Decided& value);
bool read(Reader& in, const json::value& value, Claim& out);
void write(std::string& out, const Claim& value);
bool read(Reader& in, const json::value& value, Report& out);
void write(std::string& out, const Report& value);
bool read(Reader& in, const json::value& value, MyReport& out);
void write(std::string& out, const MyReport& value);
bool read(Reader& in, const json::value& value, Contest& out);
void write(std::string& out, const Contest& value);
bool read(Reader& in, const json::value& value, MyContest& out);
void write(std::string& out, const MyContest& value);
bool read(Reader& in, const json::value& value, RoomSettings& out);
void write(std::string& out, const RoomSettings& value);
bool read(Reader& in, const json::value& value, Shield& out);
void write(std::string& out, const Shield& value);
bool read(Reader& in, const json::value& value, Tally& out);
void write(std::string& out, const Tally& value);
bool read(Reader& in, const json::value& value, Message& out);
void write(std::string& out, const Message& value);
bool read(Reader& in, const json::value& value, Question& out);
void write(std::string& out, const Question& value);
bool read(Reader& in, const json::value& value, PollOption& out);
void write(std::string& out, const PollOption& value);
bool read(Reader& in, const json::value& value, Poll& out);
void write(std::string& out, const Poll& value);
bool read(Reader& in, const json::value& value, SettingsChange& out);
void write(std::string& out, const SettingsChange& value);
bool read(Reader& in, const json::value& value, Stage& out);
void write(std::string& out, const Stage& value);
bool read(Reader& in, const json::value& value, Timer& out);
void write(std::string& out, const Timer& value);
bool read(Reader& in, const json::value& value, Offer& out);
void write(std::string& out, const Offer& value);
bool read(Reader& in, const json::value& value, Recruiter& out);
void write(std::string& out, const Recruiter& value);
bool read(Reader& in, const json::value& value, Booth& out);
void write(std::string& out, const Booth& value);
bool read(Reader& in, const json::value& value, Ticket& out);
void write(std::string& out, const Ticket& value);
bool read(Reader& in, const json::value& value, Conversation& out);
void write(std::string& out, const Conversation& value);
bool read(Reader& in, const json::value& value, Standing& out);
void write(std::string& out, const Standing& value);
bool read(Reader& in, const json::value& value, PollAnswer& out);
void write(std::string& out, const PollAnswer& value);
bool read(Reader& in, const json::value& value, Queue& out);
void write(std::string& out, const Queue& value);
bool read(Reader& in, const json::value& value, RoomView& out);
void write(std::string& out, const RoomView& value);
bool read(Reader& in, const json::value& value, MineView& out);
void write(std::string& out, const MineView& value);
bool read(Reader& in, const json::value& value, ReportedTalk& out);
void write(std::string& out, const ReportedTalk& value);
bool read(Reader& in, const json::value& value, PollTally& out);
void write(std::string& out, const PollTally& value);
bool read(Reader& in, const json::value& value, fact::RoomOpened& out);
void write(std::string& out, const fact::RoomOpened& value);
bool read(Reader& in, const json::value& value, fact::RoomRenamed& out);
void write(std::string& out, const fact::RoomRenamed& value);
bool read(Reader& in, const json::value& value, fact::MessagePosted& out);
void write(std::string& out, const fact::MessagePosted& value);
bool read(Reader& in, const json::value& value, fact::MessageReviewed& out);
void write(std::string& out, const fact::MessageReviewed& value);
bool read(Reader& in, const json::value& value, fact::QuestionAsked& out);
void write(std::string& out, const fact::QuestionAsked& value);
bool read(Reader& in, const json::value& value, fact::QuestionEdited& out);
void write(std::string& out, const fact::QuestionEdited& value);
bool read(Reader& in, const json::value& value, fact::QuestionMoved& out);
void write(std::string& out, const fact::QuestionMoved& value);
bool read(Reader& in, const json::value& value, fact::DelayOver& out);
void write(std::string& out, const fact::DelayOver& value);
bool read(Reader& in, const json::value& value, fact::QuestionMerged& out);
void write(std::string& out, const fact::QuestionMerged& value);
bool read(Reader& in, const json::value& value, fact::QuestionUndone& out);
void write(std::string& out, const fact::QuestionUndone& value);
bool read(Reader& in, const json::value& value, fact::VoteCast& out);
void write(std::string& out, const fact::VoteCast& value);
bool read(Reader& in, const json::value& value, fact::PollCreated& out);
void write(std::string& out, const fact::PollCreated& value);
bool read(Reader& in, const json::value& value, fact::PollEdited& out);
void write(std::string& out, const fact::PollEdited& value);
bool read(Reader& in, const json::value& value, fact::PollMoved& out);
void write(std::string& out, const fact::PollMoved& value);
bool read(Reader& in, const json::value& value, fact::PollAnswered& out);
void write(std::string& out, const fact::PollAnswered& value);
bool read(Reader& in, const json::value& value, fact::SettingsChanged& out);
void write(std::string& out, const fact::SettingsChanged& value);
bool read(Reader& in, const json::value& value, fact::StageSet& out);
void write(std::string& out, const fact::StageSet& value);
bool read(Reader& in, const json::value& value, fact::TimerSet& out);
void write(std::string& out, const fact::TimerSet& value);
bool read(Reader& in, const json::value& value, fact::PersonMuted& out);
void write(std::string& out, const fact::PersonMuted& value);
bool read(Reader& in, const json::value& value, fact::PersonBanned& out);
void write(std::string& out, const fact::PersonBanned& value);
bool read(Reader& in, const json::value& value, fact::PersonLifted& out);
void write(std::string& out, const fact::PersonLifted& value);
bool read(Reader& in, const json::value& value, fact::ItemClaimed& out);
void write(std::string& out, const fact::ItemClaimed& value);
bool read(Reader& in, const json::value& value, fact::ItemReleased& out);
void write(std::string& out, const fact::ItemReleased& value);
bool read(Reader& in, const json::value& value, fact::ShieldRaised& out);
void write(std::string& out, const fact::ShieldRaised& value);
bool read(Reader& in, const json::value& value, fact::ShieldLifted& out);
void write(std::string& out, const fact::ShieldLifted& value);
bool read(Reader& in, const json::value& value, fact::ReportFiled& out);
void write(std::string& out, const fact::ReportFiled& value);
bool read(Reader& in, const json::value& value, fact::ReportDecided& out);
void write(std::string& out, const fact::ReportDecided& value);
bool read(Reader& in, const json::value& value, fact::ContestFiled& out);
void write(std::string& out, const fact::ContestFiled& value);
bool read(Reader& in, const json::value& value, fact::ContestDecided& out);
void write(std::string& out, const fact::ContestDecided& value);
bool read(Reader& in, const json::value& value, fact::BoothAdded& out);
void write(std::string& out, const fact::BoothAdded& value);
bool read(Reader& in, const json::value& value, fact::BoothEdited& out);
void write(std::string& out, const fact::BoothEdited& value);
bool read(Reader& in, const json::value& value, fact::BoothStaffed& out);
void write(std::string& out, const fact::BoothStaffed& value);
bool read(Reader& in, const json::value& value, fact::BoothPaused& out);
void write(std::string& out, const fact::BoothPaused& value);
bool read(Reader& in, const json::value& value, fact::QueueJoined& out);
void write(std::string& out, const fact::QueueJoined& value);
bool read(Reader& in, const json::value& value, fact::QueueLeft& out);
void write(std::string& out, const fact::QueueLeft& value);
bool read(Reader& in, const json::value& value, fact::CandidateCalled& out);
void write(std::string& out, const fact::CandidateCalled& value);
bool read(Reader& in, const json::value& value, fact::CallMissed& out);
void write(std::string& out, const fact::CallMissed& value);
bool read(Reader& in, const json::value& value, fact::ConversationStarted& out);
void write(std::string& out, const fact::ConversationStarted& value);
bool read(Reader& in, const json::value& value, fact::ConversationFinished& out);
void write(std::string& out, const fact::ConversationFinished& value);
bool read(Reader& in, const json::value& value, fact::ConversationExtended& out);
void write(std::string& out, const fact::ConversationExtended& value);
bool read(Reader& in, const json::value& value, fact::ConversationEnded& out);
void write(std::string& out, const fact::ConversationEnded& value);
bool read(Reader& in, const json::value& value, Fact& out);
void write(std::string& out, const Fact& value);
bool read(Reader& in, const json::value& value, Entry& out);
void write(std::string& out, const Entry& value);
bool read(Reader& in, const json::value& value, change::Question& out);
void write(std::string& out, const change::Question& value);
bool read(Reader& in, const json::value& value, change::QuestionRemoved& out);
void write(std::string& out, const change::QuestionRemoved& value);
bool read(Reader& in, const json::value& value, change::Message& out);
void write(std::string& out, const change::Message& value);
bool read(Reader& in, const json::value& value, change::MessageRemoved& out);
void write(std::string& out, const change::MessageRemoved& value);
bool read(Reader& in, const json::value& value, change::Poll& out);
void write(std::string& out, const change::Poll& value);
bool read(Reader& in, const json::value& value, change::PollRemoved& out);
void write(std::string& out, const change::PollRemoved& value);
bool read(Reader& in, const json::value& value, change::Settings& out);
void write(std::string& out, const change::Settings& value);
bool read(Reader& in, const json::value& value, change::Stage& out);
void write(std::string& out, const change::Stage& value);
bool read(Reader& in, const json::value& value, change::Timer& out);
void write(std::string& out, const change::Timer& value);
bool read(Reader& in, const json::value& value, change::Title& out);
void write(std::string& out, const change::Title& value);
bool read(Reader& in, const json::value& value, change::Booth& out);
void write(std::string& out, const change::Booth& value);
bool read(Reader& in, const json::value& value, change::Conversation& out);
void write(std::string& out, const change::Conversation& value);
bool read(Reader& in, const json::value& value, change::Standing& out);
void write(std::string& out, const change::Standing& value);
bool read(Reader& in, const json::value& value, change::YoungAudience& out);
void write(std::string& out, const change::YoungAudience& value);
bool read(Reader& in, const json::value& value, change::Shield& out);
void write(std::string& out, const change::Shield& value);
bool read(Reader& in, const json::value& value, change::Claim& out);
void write(std::string& out, const change::Claim& value);
bool read(Reader& in, const json::value& value, change::ClaimReleased& out);
void write(std::string& out, const change::ClaimReleased& value);
bool read(Reader& in, const json::value& value, change::Report& out);
void write(std::string& out, const change::Report& value);
bool read(Reader& in, const json::value& value, change::Contest& out);
void write(std::string& out, const change::Contest& value);
bool read(Reader& in, const json::value& value, change::MyQuestion& out);
void write(std::string& out, const change::MyQuestion& value);
bool read(Reader& in, const json::value& value, change::MyVote& out);
void write(std::string& out, const change::MyVote& value);
bool read(Reader& in, const json::value& value, change::MyAnswer& out);
void write(std::string& out, const change::MyAnswer& value);
bool read(Reader& in, const json::value& value, change::MyMessage& out);
void write(std::string& out, const change::MyMessage& value);
bool read(Reader& in, const json::value& value, change::MyMessageKept& out);
void write(std::string& out, const change::MyMessageKept& value);
bool read(Reader& in, const json::value& value, change::MyReport& out);
void write(std::string& out, const change::MyReport& value);
bool read(Reader& in, const json::value& value, change::MyContest& out);
void write(std::string& out, const change::MyContest& value);
bool read(Reader& in, const json::value& value, change::MyStanding& out);
void write(std::string& out, const change::MyStanding& value);
bool read(Reader& in, const json::value& value, change::MyTicket& out);
void write(std::string& out, const change::MyTicket& value);
bool read(Reader& in, const json::value& value, change::MyQueue& out);
void write(std::string& out, const change::MyQueue& value);
bool read(Reader& in, const json::value& value, change::MyQueueClosed& out);
void write(std::string& out, const change::MyQueueClosed& value);
bool read(Reader& in, const json::value& value, change::MyConversation& out);
void write(std::string& out, const change::MyConversation& value);
bool read(Reader& in, const json::value& value, Change& out);
void write(std::string& out, const Change& value);
bool read(Reader& in, const json::value& value, Update& out);
void write(std::string& out, const Update& value);
bool read(Reader& in, const json::value& value, Me& out);
void write(std::string& out, const Me& value);
bool read(Reader& in, const json::value& value, Viewers& out);
void write(std::string& out, const Viewers& value);
bool read(Reader& in, const json::value& value, Signal& out);
void write(std::string& out, const Signal& value);
bool read(Reader& in, const json::value& value, DeskItem& out);
void write(std::string& out, const DeskItem& value);
bool read(Reader& in, const json::value& value, DeskKey& out);
void write(std::string& out, const DeskKey& value);
bool read(Reader& in, const json::value& value, ImportProblem& out);
void write(std::string& out, const ImportProblem& value);
bool read(Reader& in, const json::value& value, ErrorBody& out);
void write(std::string& out, const ErrorBody& value);
bool read(Reader& in, const json::value& value, HubFacts& out);
void write(std::string& out, const HubFacts& value);
bool read(Reader& in, const json::value& value, Grant& out);
void write(std::string& out, const Grant& value);
bool read(Reader& in, const json::value& value, Profile& out);
void write(std::string& out, const Profile& value);
bool read(Reader& in, const json::value& value, JoinRequest& out);
void write(std::string& out, const JoinRequest& value);
bool read(Reader& in, const json::value& value, JoinAnswer& out);
void write(std::string& out, const JoinAnswer& value);
bool read(Reader& in, const json::value& value, RenameRequest& out);
void write(std::string& out, const RenameRequest& value);
bool read(Reader& in, const json::value& value, TicketAnswer& out);
void write(std::string& out, const TicketAnswer& value);
bool read(Reader& in, const json::value& value, ProgrammeItem& out);
void write(std::string& out, const ProgrammeItem& value);
bool read(Reader& in, const json::value& value, RoomFacts& out);
void write(std::string& out, const RoomFacts& value);
bool read(Reader& in, const json::value& value, Programme& out);
void write(std::string& out, const Programme& value);
bool read(Reader& in, const json::value& value, YoungAudience& out);
void write(std::string& out, const YoungAudience& value);
bool read(Reader& in, const json::value& value, InvitationRequest& out);
void write(std::string& out, const InvitationRequest& value);
bool read(Reader& in, const json::value& value, Invitation& out);
void write(std::string& out, const Invitation& value);
bool read(Reader& in, const json::value& value, InvitationList& out);
void write(std::string& out, const InvitationList& value);
bool read(Reader& in, const json::value& value, InvitationFacts& out);
void write(std::string& out, const InvitationFacts& value);
bool read(Reader& in, const json::value& value, InvitationAcceptance& out);
void write(std::string& out, const InvitationAcceptance& value);
bool read(Reader& in, const json::value& value, InvitationToken& out);
void write(std::string& out, const InvitationToken& value);
bool read(Reader& in, const json::value& value, PersonItem& out);
void write(std::string& out, const PersonItem& value);
bool read(Reader& in, const json::value& value, People& out);
void write(std::string& out, const People& value);
bool read(Reader& in, const json::value& value, RevokeRequest& out);
void write(std::string& out, const RevokeRequest& value);
bool read(Reader& in, const json::value& value, FieldChange& out);
void write(std::string& out, const FieldChange& value);
bool read(Reader& in, const json::value& value, ChangedSession& out);
void write(std::string& out, const ChangedSession& value);
bool read(Reader& in, const json::value& value, ImportPlan& out);
void write(std::string& out, const ImportPlan& value);
bool read(Reader& in, const json::value& value, ApplyRequest& out);
void write(std::string& out, const ApplyRequest& value);
bool read(Reader& in, const json::value& value, ApplyAnswer& out);
void write(std::string& out, const ApplyAnswer& value);
bool read(Reader& in, const json::value& value, HubSettings& out);
void write(std::string& out, const HubSettings& value);
bool read(Reader& in, const json::value& value, LogPage& out);
void write(std::string& out, const LogPage& value);
bool read(Reader& in, const json::value& value, RuleParameters& out);
void write(std::string& out, const RuleParameters& value);
bool read(Reader& in, const json::value& value, ModerationRule& out);
void write(std::string& out, const ModerationRule& value);
bool read(Reader& in, const json::value& value, RuleFile& out);
void write(std::string& out, const RuleFile& value);
bool read(Reader& in, const json::value& value, RuleItem& out);
void write(std::string& out, const RuleItem& value);
bool read(Reader& in, const json::value& value, ShippedList& out);
void write(std::string& out, const ShippedList& value);
bool read(Reader& in, const json::value& value, RuleList& out);
void write(std::string& out, const RuleList& value);
bool read(Reader& in, const json::value& value, RuleVersions& out);
void write(std::string& out, const RuleVersions& value);
bool read(Reader& in, const json::value& value, RuleChange& out);
void write(std::string& out, const RuleChange& value);
bool read(Reader& in, const json::value& value, RuleFinding& out);
void write(std::string& out, const RuleFinding& value);
bool read(Reader& in, const json::value& value, RuleTest& out);
void write(std::string& out, const RuleTest& value);
bool read(Reader& in, const json::value& value, RuleTestAnswer& out);
void write(std::string& out, const RuleTestAnswer& value);
bool read(Reader& in, const json::value& value, RuleTrial& out);
void write(std::string& out, const RuleTrial& value);
bool read(Reader& in, const json::value& value, RuleCount& out);
void write(std::string& out, const RuleCount& value);
bool read(Reader& in, const json::value& value, TrialExample& out);
void write(std::string& out, const TrialExample& value);
bool read(Reader& in, const json::value& value, RuleTrialAnswer& out);
void write(std::string& out, const RuleTrialAnswer& value);
bool read(Reader& in, const json::value& value, AuditRecord& out);
void write(std::string& out, const AuditRecord& value);
bool read(Reader& in, const json::value& value, AuditPage& out);
void write(std::string& out, const AuditPage& value);
bool read(Reader& in, const json::value& value, AuditCheck& out);
void write(std::string& out, const AuditCheck& value);
bool read(Reader& in, const json::value& value, SanctionRequest& out);
void write(std::string& out, const SanctionRequest& value);
bool read(Reader& in, const json::value& value, Sanction& out);
void write(std::string& out, const Sanction& value);
bool read(Reader& in, const json::value& value, SanctionList& out);
void write(std::string& out, const SanctionList& value);
bool read(Reader& in, const json::value& value, NoteRequest& out);
void write(std::string& out, const NoteRequest& value);
bool read(Reader& in, const json::value& value, PersonNote& out);
void write(std::string& out, const PersonNote& value);
bool read(Reader& in, const json::value& value, PersonNotes& out);
void write(std::string& out, const PersonNotes& value);
bool read(Reader& in, const json::value& value, Contribution& out);
void write(std::string& out, const Contribution& value);
bool read(Reader& in, const json::value& value, Contributions& out);
void write(std::string& out, const Contributions& value);
bool read(Reader& in, const json::value& value, ShieldRequest& out);
void write(std::string& out, const ShieldRequest& value);
bool read(Reader& in, const json::value& value, ShieldState& out);
void write(std::string& out, const ShieldState& value);
bool read(Reader& in, const json::value& value, ShieldList& out);
void write(std::string& out, const ShieldList& value);
bool read(Reader& in, const json::value& value, Done& out);
void write(std::string& out, const Done& value);
bool read(Reader& in, const json::value& value, HookMessage& out);
void write(std::string& out, const HookMessage& value);
bool read(Reader& in, const json::value& value, HookAuthor& out);
void write(std::string& out, const HookAuthor& value);
bool read(Reader& in, const json::value& value, HookContext& out);
void write(std::string& out, const HookContext& value);
bool read(Reader& in, const json::value& value, HookCheck& out);
void write(std::string& out, const HookCheck& value);
bool read(Reader& in, const json::value& value, HookWords& out);
void write(std::string& out, const HookWords& value);
bool read(Reader& in, const json::value& value, HookReply& out);
void write(std::string& out, const HookReply& value);
bool read(Reader& in, const json::value& value, HookVerdict& out);
void write(std::string& out, const HookVerdict& value);
bool read(Reader& in, const json::value& value, HookState& out);
void write(std::string& out, const HookState& value);
bool read(Reader& in, const json::value& value, Notice& out);
void write(std::string& out, const Notice& value);
bool read(Reader& in, const json::value& value, command::PostMessage& out);
void write(std::string& out, const command::PostMessage& value);
bool read(Reader& in, const json::value& value, command::ReviewMessage& out);
void write(std::string& out, const command::ReviewMessage& value);
bool read(Reader& in, const json::value& value, command::TurnIntoQuestion& out);
void write(std::string& out, const command::TurnIntoQuestion& value);
bool read(Reader& in, const json::value& value, command::AskQuestion& out);
void write(std::string& out, const command::AskQuestion& value);
bool read(Reader& in, const json::value& value, command::EditQuestion& out);
void write(std::string& out, const command::EditQuestion& value);
bool read(Reader& in, const json::value& value, command::MoveQuestion& out);
void write(std::string& out, const command::MoveQuestion& value);
bool read(Reader& in, const json::value& value, command::DeclineQuestion& out);
void write(std::string& out, const command::DeclineQuestion& value);
bool read(Reader& in, const json::value& value, command::MergeQuestion& out);
void write(std::string& out, const command::MergeQuestion& value);
bool read(Reader& in, const json::value& value, command::WithdrawQuestion& out);
void write(std::string& out, const command::WithdrawQuestion& value);
bool read(Reader& in, const json::value& value, command::UndoQuestion& out);
void write(std::string& out, const command::UndoQuestion& value);
bool read(Reader& in, const json::value& value, command::VoteQuestion& out);
void write(std::string& out, const command::VoteQuestion& value);
bool read(Reader& in, const json::value& value, command::CreatePoll& out);
void write(std::string& out, const command::CreatePoll& value);
bool read(Reader& in, const json::value& value, command::EditPoll& out);
void write(std::string& out, const command::EditPoll& value);
bool read(Reader& in, const json::value& value, command::MovePoll& out);
void write(std::string& out, const command::MovePoll& value);
bool read(Reader& in, const json::value& value, command::AnswerPoll& out);
void write(std::string& out, const command::AnswerPoll& value);
bool read(Reader& in, const json::value& value, command::ChangeSettings& out);
void write(std::string& out, const command::ChangeSettings& value);
bool read(Reader& in, const json::value& value, command::SetStage& out);
void write(std::string& out, const command::SetStage& value);
bool read(Reader& in, const json::value& value, command::SetTimer& out);
void write(std::string& out, const command::SetTimer& value);
bool read(Reader& in, const json::value& value, command::MutePerson& out);
void write(std::string& out, const command::MutePerson& value);
bool read(Reader& in, const json::value& value, command::BanPerson& out);
void write(std::string& out, const command::BanPerson& value);
bool read(Reader& in, const json::value& value, command::LiftPerson& out);
void write(std::string& out, const command::LiftPerson& value);
bool read(Reader& in, const json::value& value, command::ClaimItem& out);
void write(std::string& out, const command::ClaimItem& value);
bool read(Reader& in, const json::value& value, command::ReleaseItem& out);
void write(std::string& out, const command::ReleaseItem& value);
bool read(Reader& in, const json::value& value, command::SetShield& out);
void write(std::string& out, const command::SetShield& value);
bool read(Reader& in, const json::value& value, command::ReportItem& out);
void write(std::string& out, const command::ReportItem& value);
bool read(Reader& in, const json::value& value, command::DecideReport& out);
void write(std::string& out, const command::DecideReport& value);
bool read(Reader& in, const json::value& value, command::ContestDecision& out);
void write(std::string& out, const command::ContestDecision& value);
bool read(Reader& in, const json::value& value, command::DecideContest& out);
void write(std::string& out, const command::DecideContest& value);
bool read(Reader& in, const json::value& value, command::AddBooth& out);
void write(std::string& out, const command::AddBooth& value);
bool read(Reader& in, const json::value& value, command::EditBooth& out);
void write(std::string& out, const command::EditBooth& value);
bool read(Reader& in, const json::value& value, command::StaffBooth& out);
void write(std::string& out, const command::StaffBooth& value);
bool read(Reader& in, const json::value& value, command::PauseBooth& out);
void write(std::string& out, const command::PauseBooth& value);
bool read(Reader& in, const json::value& value, command::JoinQueue& out);
void write(std::string& out, const command::JoinQueue& value);
bool read(Reader& in, const json::value& value, command::LeaveQueue& out);
void write(std::string& out, const command::LeaveQueue& value);
bool read(Reader& in, const json::value& value, command::CallNext& out);
void write(std::string& out, const command::CallNext& value);
bool read(Reader& in, const json::value& value, command::AcceptCall& out);
void write(std::string& out, const command::AcceptCall& value);
bool read(Reader& in, const json::value& value, command::ExtendConversation& out);
void write(std::string& out, const command::ExtendConversation& value);
bool read(Reader& in, const json::value& value, command::EndConversation& out);
void write(std::string& out, const command::EndConversation& value);
bool read(Reader& in, const json::value& value, Command& out);
void write(std::string& out, const Command& value);
bool read(Reader& in, const json::value& value, client::Hello& out);
void write(std::string& out, const client::Hello& value);
bool read(Reader& in, const json::value& value, client::Join& out);
void write(std::string& out, const client::Join& value);
bool read(Reader& in, const json::value& value, client::Leave& out);
void write(std::string& out, const client::Leave& value);
bool read(Reader& in, const json::value& value, client::Do& out);
void write(std::string& out, const client::Do& value);
bool read(Reader& in, const json::value& value, client::React& out);
void write(std::string& out, const client::React& value);
bool read(Reader& in, const json::value& value, client::Typing& out);
void write(std::string& out, const client::Typing& value);
bool read(Reader& in, const json::value& value, client::History& out);
void write(std::string& out, const client::History& value);
bool read(Reader& in, const json::value& value, client::Pong& out);
void write(std::string& out, const client::Pong& value);
bool read(Reader& in, const json::value& value, client::WatchDesk& out);
void write(std::string& out, const client::WatchDesk& value);
bool read(Reader& in, const json::value& value, client::UnwatchDesk& out);
void write(std::string& out, const client::UnwatchDesk& value);
bool read(Reader& in, const json::value& value, ClientMessage& out);
void write(std::string& out, const ClientMessage& value);
bool read(Reader& in, const json::value& value, server::Welcome& out);
void write(std::string& out, const server::Welcome& value);
bool read(Reader& in, const json::value& value, server::Joined& out);
void write(std::string& out, const server::Joined& value);
bool read(Reader& in, const json::value& value, server::Snap& out);
void write(std::string& out, const server::Snap& value);
bool read(Reader& in, const json::value& value, server::Up& out);
void write(std::string& out, const server::Up& value);
bool read(Reader& in, const json::value& value, server::Mine& out);
void write(std::string& out, const server::Mine& value);
bool read(Reader& in, const json::value& value, server::Sig& out);
void write(std::string& out, const server::Sig& value);
bool read(Reader& in, const json::value& value, server::Beat& out);
void write(std::string& out, const server::Beat& value);
bool read(Reader& in, const json::value& value, server::Ok& out);
void write(std::string& out, const server::Ok& value);
bool read(Reader& in, const json::value& value, server::Err& out);
void write(std::string& out, const server::Err& value);
bool read(Reader& in, const json::value& value, server::Page& out);
void write(std::string& out, const server::Page& value);
bool read(Reader& in, const json::value& value, server::Gone& out);
void write(std::string& out, const server::Gone& value);
bool read(Reader& in, const json::value& value, server::Reset& out);
void write(std::string& out, const server::Reset& value);
bool read(Reader& in, const json::value& value, server::Desk& out);
void write(std::string& out, const server::Desk& value);
bool read(Reader& in, const json::value& value, server::Bye& out);
void write(std::string& out, const server::Bye& value);
bool read(Reader& in, const json::value& value, ServerMessage& out);
void write(std::string& out, const ServerMessage& value);

#include "protocol/json_lists.inc"

bool read(Reader& in, const json::value& value, Author& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "role", out.role, Plain{}) &&
         in.field(*object, "anonymous", out.anonymous, Plain{});
}

void write(std::string& out, const Author& value) {
  ObjectWriter object(out);
  if (value.person) {
    object.key("person");
    write(out, *value.person);
  }
  object.key("name");
  write(out, value.name);
  object.key("role");
  write(out, value.role);
  if (value.anonymous) {
    object.key("anonymous");
    write(out, *value.anonymous);
  }
}

bool read(Reader& in, const json::value& value, Span& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "from", out.from, Plain{}) &&
         in.field(*object, "to", out.to, Plain{});
}

void write(std::string& out, const Span& value) {
  ObjectWriter object(out);
  object.key("from");
  write(out, value.from);
  object.key("to");
  write(out, value.to);
}

bool read(Reader& in, const json::value& value, Judgement& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "cause", out.cause, Plain{}) &&
         in.field(*object, "rule", out.rule, StringUpTo{120}) &&
         in.field(*object, "version", out.version, Plain{}) &&
         in.field(*object, "spans", out.spans, Plain{}) &&
         in.field(*object, "original", out.original, StringUpTo{2048});
}

void write(std::string& out, const Judgement& value) {
  ObjectWriter object(out);
  object.key("cause");
  write(out, value.cause);
  if (value.rule) {
    object.key("rule");
    write(out, *value.rule);
  }
  if (value.version) {
    object.key("version");
    write(out, *value.version);
  }
  if (value.spans) {
    object.key("spans");
    write(out, *value.spans);
  }
  if (value.original) {
    object.key("original");
    write(out, *value.original);
  }
}

bool read(Reader& in, const json::value& value, Statement& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "cause", out.cause, Plain{}) &&
         in.field(*object, "automatic", out.automatic, Plain{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "contest", out.contest, Plain{});
}

void write(std::string& out, const Statement& value) {
  ObjectWriter object(out);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.cause) {
    object.key("cause");
    write(out, *value.cause);
  }
  object.key("automatic");
  write(out, value.automatic);
  object.key("at");
  write(out, value.at);
  if (value.contest) {
    object.key("contest");
    write(out, *value.contest);
  }
}

bool read(Reader& in, const json::value& value, Decided& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "at", out.at, Natural{});
}

void write(std::string& out, const Decided& value) {
  ObjectWriter object(out);
  if (value.person) {
    object.key("person");
    write(out, *value.person);
  }
  object.key("name");
  write(out, value.name);
  object.key("at");
  write(out, value.at);
}

bool read(Reader& in, const json::value& value, Claim& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "until", out.until, Natural{});
}

void write(std::string& out, const Claim& value) {
  ObjectWriter object(out);
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("until");
  write(out, value.until);
}

bool read(Reader& in, const json::value& value, Report& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "conversation", out.conversation, Id{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "count", out.count, Plain{}) &&
         in.field(*object, "reasons", out.reasons, Plain{}) &&
         in.field(*object, "risk", out.risk, Plain{}) &&
         in.field(*object, "notes", out.notes, StringUpTo{1024}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "decided", out.decided, Plain{});
}

void write(std::string& out, const Report& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
  if (value.conversation) {
    object.key("conversation");
    write(out, *value.conversation);
  }
  if (value.author) {
    object.key("author");
    write(out, *value.author);
  }
  if (value.text) {
    object.key("text");
    write(out, *value.text);
  }
  object.key("count");
  write(out, value.count);
  object.key("reasons");
  write(out, value.reasons);
  object.key("risk");
  write(out, value.risk);
  object.key("notes");
  write(out, value.notes);
  object.key("state");
  write(out, value.state);
  if (value.decided) {
    object.key("decided");
    write(out, *value.decided);
  }
}

bool read(Reader& in, const json::value& value, MyReport& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "conversation", out.conversation, Id{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "decided_at", out.decided_at, Natural{});
}

void write(std::string& out, const MyReport& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
  if (value.conversation) {
    object.key("conversation");
    write(out, *value.conversation);
  }
  object.key("reason");
  write(out, value.reason);
  object.key("state");
  write(out, value.state);
  if (value.decided_at) {
    object.key("decided_at");
    write(out, *value.decided_at);
  }
}

bool read(Reader& in, const json::value& value, Contest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{1024}) &&
         in.field(*object, "against", out.against, Plain{}) &&
         in.field(*object, "state", out.state, Plain{});
}

void write(std::string& out, const Contest& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("kind");
  write(out, value.kind);
  if (value.item) {
    object.key("item");
    write(out, *value.item);
  }
  object.key("author");
  write(out, value.author);
  if (value.text) {
    object.key("text");
    write(out, *value.text);
  }
  object.key("against");
  write(out, value.against);
  object.key("state");
  write(out, value.state);
}

bool read(Reader& in, const json::value& value, MyContest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "decided_at", out.decided_at, Natural{});
}

void write(std::string& out, const MyContest& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("kind");
  write(out, value.kind);
  if (value.item) {
    object.key("item");
    write(out, *value.item);
  }
  object.key("state");
  write(out, value.state);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.decided_at) {
    object.key("decided_at");
    write(out, *value.decided_at);
  }
}

bool read(Reader& in, const json::value& value, RoomSettings& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "questions_open", out.questions_open, Plain{}) &&
         in.field(*object, "chat_open", out.chat_open, Plain{}) &&
         in.field(*object, "chat_writers", out.chat_writers, Plain{}) &&
         in.field(*object, "reactions_open", out.reactions_open, Plain{}) &&
         in.field(*object, "anonymous_allowed", out.anonymous_allowed, Plain{}) &&
         in.field(*object, "hold_questions", out.hold_questions, Plain{}) &&
         in.field(*object, "hold_messages", out.hold_messages, Plain{}) &&
         in.field(*object, "slow_mode_s", out.slow_mode_s, Plain{}) &&
         in.field(*object, "question_order", out.question_order, Plain{}) &&
         in.field_if_there(*object, "delay_s", out.delay_s, Plain{}) &&
         in.field_if_there(*object, "accounts_only", out.accounts_only, Plain{}) &&
         in.field_if_there(*object, "newcomers_wait", out.newcomers_wait, Plain{}) &&
         in.field_if_there(*object, "emoji_only", out.emoji_only, Plain{}) &&
         in.field_if_there(*object, "links_allowed", out.links_allowed, Plain{});
}

void write(std::string& out, const RoomSettings& value) {
  ObjectWriter object(out);
  object.key("questions_open");
  write(out, value.questions_open);
  object.key("chat_open");
  write(out, value.chat_open);
  object.key("chat_writers");
  write(out, value.chat_writers);
  object.key("reactions_open");
  write(out, value.reactions_open);
  object.key("anonymous_allowed");
  write(out, value.anonymous_allowed);
  object.key("hold_questions");
  write(out, value.hold_questions);
  object.key("hold_messages");
  write(out, value.hold_messages);
  object.key("slow_mode_s");
  write(out, value.slow_mode_s);
  object.key("question_order");
  write(out, value.question_order);
  object.key("delay_s");
  write(out, value.delay_s);
  object.key("accounts_only");
  write(out, value.accounts_only);
  object.key("newcomers_wait");
  write(out, value.newcomers_wait);
  object.key("emoji_only");
  write(out, value.emoji_only);
  object.key("links_allowed");
  write(out, value.links_allowed);
}

bool read(Reader& in, const json::value& value, Shield& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "since", out.since, Natural{}) &&
         in.field(*object, "scopes", out.scopes, Plain{}) &&
         in.field(*object, "saved", out.saved, Plain{});
}

void write(std::string& out, const Shield& value) {
  ObjectWriter object(out);
  object.key("since");
  write(out, value.since);
  object.key("scopes");
  write(out, value.scopes);
  if (value.saved) {
    object.key("saved");
    write(out, *value.saved);
  }
}

bool read(Reader& in, const json::value& value, Tally& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "asked", out.asked, Plain{}) &&
         in.field(*object, "answered", out.answered, Plain{}) &&
         in.field(*object, "merged", out.merged, Plain{}) &&
         in.field(*object, "declined", out.declined, Plain{}) &&
         in.field(*object, "held", out.held, Plain{}) &&
         in.field(*object, "hidden", out.hidden, Plain{});
}

void write(std::string& out, const Tally& value) {
  ObjectWriter object(out);
  object.key("asked");
  write(out, value.asked);
  object.key("answered");
  write(out, value.answered);
  object.key("merged");
  write(out, value.merged);
  object.key("declined");
  write(out, value.declined);
  if (value.held) {
    object.key("held");
    write(out, *value.held);
  }
  if (value.hidden) {
    object.key("hidden");
    write(out, *value.hidden);
  }
}

bool read(Reader& in, const json::value& value, Message& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "channel", out.channel, Plain{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "visible_at", out.visible_at, Natural{}) &&
         in.field(*object, "original", out.original, StringUpTo{2048}) &&
         in.field(*object, "why", out.why, Plain{}) &&
         in.field(*object, "decided", out.decided, Plain{}) &&
         in.field(*object, "statement", out.statement, Plain{});
}

void write(std::string& out, const Message& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("channel");
  write(out, value.channel);
  object.key("author");
  write(out, value.author);
  object.key("text");
  write(out, value.text);
  object.key("state");
  write(out, value.state);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.question) {
    object.key("question");
    write(out, *value.question);
  }
  if (value.visible_at) {
    object.key("visible_at");
    write(out, *value.visible_at);
  }
  if (value.original) {
    object.key("original");
    write(out, *value.original);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
  if (value.decided) {
    object.key("decided");
    write(out, *value.decided);
  }
  if (value.statement) {
    object.key("statement");
    write(out, *value.statement);
  }
}

bool read(Reader& in, const json::value& value, Question& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "edited", out.edited, Plain{}) &&
         in.field(*object, "original", out.original, StringUpTo{2048}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "votes", out.votes, Plain{}) &&
         in.field(*object, "turn", out.turn, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "merged_into", out.merged_into, Natural{}) &&
         in.field(*object, "can_undo", out.can_undo, Plain{}) &&
         in.field(*object, "visible_at", out.visible_at, Natural{}) &&
         in.field(*object, "why", out.why, Plain{}) &&
         in.field(*object, "decided", out.decided, Plain{}) &&
         in.field(*object, "statement", out.statement, Plain{});
}

void write(std::string& out, const Question& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("author");
  write(out, value.author);
  object.key("text");
  write(out, value.text);
  if (value.edited) {
    object.key("edited");
    write(out, *value.edited);
  }
  if (value.original) {
    object.key("original");
    write(out, *value.original);
  }
  object.key("state");
  write(out, value.state);
  object.key("votes");
  write(out, value.votes);
  object.key("turn");
  write(out, value.turn);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.merged_into) {
    object.key("merged_into");
    write(out, *value.merged_into);
  }
  if (value.can_undo) {
    object.key("can_undo");
    write(out, *value.can_undo);
  }
  if (value.visible_at) {
    object.key("visible_at");
    write(out, *value.visible_at);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
  if (value.decided) {
    object.key("decided");
    write(out, *value.decided);
  }
  if (value.statement) {
    object.key("statement");
    write(out, *value.statement);
  }
}

bool read(Reader& in, const json::value& value, PollOption& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "text", out.text, StringUpTo{512}) &&
         in.field(*object, "count", out.count, Plain{});
}

void write(std::string& out, const PollOption& value) {
  ObjectWriter object(out);
  object.key("text");
  write(out, value.text);
  if (value.count) {
    object.key("count");
    write(out, *value.count);
  }
}

bool read(Reader& in, const json::value& value, Poll& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "options", out.options, Plain{}) &&
         in.field(*object, "multiple", out.multiple, Plain{}) &&
         in.field(*object, "results", out.results, Plain{}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "voters", out.voters, Plain{});
}

void write(std::string& out, const Poll& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  object.key("title");
  write(out, value.title);
  object.key("options");
  write(out, value.options);
  object.key("multiple");
  write(out, value.multiple);
  object.key("results");
  write(out, value.results);
  object.key("state");
  write(out, value.state);
  if (value.voters) {
    object.key("voters");
    write(out, *value.voters);
  }
}

bool read(Reader& in, const json::value& value, SettingsChange& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "questions_open", out.questions_open, Plain{}) &&
         in.field(*object, "chat_open", out.chat_open, Plain{}) &&
         in.field(*object, "chat_writers", out.chat_writers, Plain{}) &&
         in.field(*object, "reactions_open", out.reactions_open, Plain{}) &&
         in.field(*object, "anonymous_allowed", out.anonymous_allowed, Plain{}) &&
         in.field(*object, "hold_questions", out.hold_questions, Plain{}) &&
         in.field(*object, "hold_messages", out.hold_messages, Plain{}) &&
         in.field(*object, "slow_mode_s", out.slow_mode_s, Plain{}) &&
         in.field(*object, "question_order", out.question_order, Plain{}) &&
         in.field(*object, "delay_s", out.delay_s, Plain{}) &&
         in.field(*object, "accounts_only", out.accounts_only, Plain{}) &&
         in.field(*object, "newcomers_wait", out.newcomers_wait, Plain{}) &&
         in.field(*object, "emoji_only", out.emoji_only, Plain{}) &&
         in.field(*object, "links_allowed", out.links_allowed, Plain{});
}

void write(std::string& out, const SettingsChange& value) {
  ObjectWriter object(out);
  if (value.questions_open) {
    object.key("questions_open");
    write(out, *value.questions_open);
  }
  if (value.chat_open) {
    object.key("chat_open");
    write(out, *value.chat_open);
  }
  if (value.chat_writers) {
    object.key("chat_writers");
    write(out, *value.chat_writers);
  }
  if (value.reactions_open) {
    object.key("reactions_open");
    write(out, *value.reactions_open);
  }
  if (value.anonymous_allowed) {
    object.key("anonymous_allowed");
    write(out, *value.anonymous_allowed);
  }
  if (value.hold_questions) {
    object.key("hold_questions");
    write(out, *value.hold_questions);
  }
  if (value.hold_messages) {
    object.key("hold_messages");
    write(out, *value.hold_messages);
  }
  if (value.slow_mode_s) {
    object.key("slow_mode_s");
    write(out, *value.slow_mode_s);
  }
  if (value.question_order) {
    object.key("question_order");
    write(out, *value.question_order);
  }
  if (value.delay_s) {
    object.key("delay_s");
    write(out, *value.delay_s);
  }
  if (value.accounts_only) {
    object.key("accounts_only");
    write(out, *value.accounts_only);
  }
  if (value.newcomers_wait) {
    object.key("newcomers_wait");
    write(out, *value.newcomers_wait);
  }
  if (value.emoji_only) {
    object.key("emoji_only");
    write(out, *value.emoji_only);
  }
  if (value.links_allowed) {
    object.key("links_allowed");
    write(out, *value.links_allowed);
  }
}

bool read(Reader& in, const json::value& value, Stage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "url", out.url, StringUpTo{1000}) &&
         in.field(*object, "starts_at", out.starts_at, Natural{});
}

void write(std::string& out, const Stage& value) {
  ObjectWriter object(out);
  object.key("state");
  write(out, value.state);
  if (value.url) {
    object.key("url");
    write(out, *value.url);
  }
  if (value.starts_at) {
    object.key("starts_at");
    write(out, *value.starts_at);
  }
}

bool read(Reader& in, const json::value& value, Timer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ends_at", out.ends_at, Natural{});
}

void write(std::string& out, const Timer& value) {
  ObjectWriter object(out);
  if (value.ends_at) {
    object.key("ends_at");
    write(out, *value.ends_at);
  }
}

bool read(Reader& in, const json::value& value, Offer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "title", out.title, TextUpTo{limits::title_length}) &&
         in.field(*object, "place", out.place, TextUpTo{limits::title_length}) &&
         in.field(*object, "contract", out.contract, TextUpTo{limits::title_length}) &&
         in.field(*object, "url", out.url, StringUpTo{1000});
}

void write(std::string& out, const Offer& value) {
  ObjectWriter object(out);
  object.key("title");
  write(out, value.title);
  if (value.place) {
    object.key("place");
    write(out, *value.place);
  }
  if (value.contract) {
    object.key("contract");
    write(out, *value.contract);
  }
  if (value.url) {
    object.key("url");
    write(out, *value.url);
  }
}

bool read(Reader& in, const json::value& value, Recruiter& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120});
}

void write(std::string& out, const Recruiter& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
}

bool read(Reader& in, const json::value& value, Booth& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "name", out.name, StringUpTo{1024}) &&
         in.field(*object, "pitch", out.pitch, StringUpTo{4096}) &&
         in.field(*object, "offers", out.offers, Plain{}) &&
         in.field(*object, "recruiters", out.recruiters, Plain{}) &&
         in.field(*object, "paused", out.paused, Plain{}) &&
         in.field(*object, "waiting", out.waiting, Plain{}) &&
         in.field(*object, "talking", out.talking, Plain{}) &&
         in.field(*object, "estimate_s", out.estimate_s, Plain{});
}

void write(std::string& out, const Booth& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("name");
  write(out, value.name);
  object.key("pitch");
  write(out, value.pitch);
  object.key("offers");
  write(out, value.offers);
  object.key("recruiters");
  write(out, value.recruiters);
  object.key("paused");
  write(out, value.paused);
  object.key("waiting");
  write(out, value.waiting);
  object.key("talking");
  write(out, value.talking);
  object.key("estimate_s");
  write(out, value.estimate_s);
}

bool read(Reader& in, const json::value& value, Ticket& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Natural{}) &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "original", out.original, StringUpTo{2048}) &&
         in.field(*object, "statement", out.statement, Plain{}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "position", out.position, Plain{}) &&
         in.field(*object, "estimate_s", out.estimate_s, Plain{}) &&
         in.field(*object, "recruiter", out.recruiter, Plain{}) &&
         in.field(*object, "until", out.until, Natural{}) &&
         in.field(*object, "conversation", out.conversation, Id{});
}

void write(std::string& out, const Ticket& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("booth");
  write(out, value.booth);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.original) {
    object.key("original");
    write(out, *value.original);
  }
  if (value.statement) {
    object.key("statement");
    write(out, *value.statement);
  }
  object.key("state");
  write(out, value.state);
  object.key("at");
  write(out, value.at);
  if (value.position) {
    object.key("position");
    write(out, *value.position);
  }
  if (value.estimate_s) {
    object.key("estimate_s");
    write(out, *value.estimate_s);
  }
  if (value.recruiter) {
    object.key("recruiter");
    write(out, *value.recruiter);
  }
  if (value.until) {
    object.key("until");
    write(out, *value.until);
  }
  if (value.conversation) {
    object.key("conversation");
    write(out, *value.conversation);
  }
}

bool read(Reader& in, const json::value& value, Conversation& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "hall", out.hall, Id{}) &&
         in.field(*object, "ticket", out.ticket, Natural{}) &&
         in.field(*object, "booth", out.booth, StringUpTo{1024}) &&
         in.field(*object, "candidate", out.candidate, Plain{}) &&
         in.field(*object, "recruiter", out.recruiter, Plain{}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "ends_at", out.ends_at, Natural{}) &&
         in.field(*object, "extended", out.extended, Plain{});
}

void write(std::string& out, const Conversation& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("hall");
  write(out, value.hall);
  object.key("ticket");
  write(out, value.ticket);
  object.key("booth");
  write(out, value.booth);
  object.key("candidate");
  write(out, value.candidate);
  object.key("recruiter");
  write(out, value.recruiter);
  object.key("state");
  write(out, value.state);
  object.key("ends_at");
  write(out, value.ends_at);
  object.key("extended");
  write(out, value.extended);
}

bool read(Reader& in, const json::value& value, Standing& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "muted_until", out.muted_until, Natural{}) &&
         in.field(*object, "banned_until", out.banned_until, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "decided", out.decided, Plain{}) &&
         in.field(*object, "contest", out.contest, Plain{});
}

void write(std::string& out, const Standing& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  if (value.muted_until) {
    object.key("muted_until");
    write(out, *value.muted_until);
  }
  if (value.banned_until) {
    object.key("banned_until");
    write(out, *value.banned_until);
  }
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.decided) {
    object.key("decided");
    write(out, *value.decided);
  }
  if (value.contest) {
    object.key("contest");
    write(out, *value.contest);
  }
}

bool read(Reader& in, const json::value& value, PollAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "choices", out.choices, Plain{}) &&
         in.field(*object, "counts", out.counts, Plain{}) &&
         in.field(*object, "voters", out.voters, Plain{});
}

void write(std::string& out, const PollAnswer& value) {
  ObjectWriter object(out);
  object.key("poll");
  write(out, value.poll);
  object.key("choices");
  write(out, value.choices);
  if (value.counts) {
    object.key("counts");
    write(out, *value.counts);
  }
  if (value.voters) {
    object.key("voters");
    write(out, *value.voters);
  }
}

bool read(Reader& in, const json::value& value, Queue& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "tickets", out.tickets, Plain{});
}

void write(std::string& out, const Queue& value) {
  ObjectWriter object(out);
  object.key("booth");
  write(out, value.booth);
  object.key("tickets");
  write(out, value.tickets);
}

bool read(Reader& in, const json::value& value, RoomView& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "settings", out.settings, Plain{}) &&
         in.field(*object, "stage", out.stage, Plain{}) &&
         in.field(*object, "timer", out.timer, Plain{}) &&
         in.field(*object, "messages", out.messages, Plain{}) &&
         in.field(*object, "questions", out.questions, Plain{}) &&
         in.field(*object, "polls", out.polls, Plain{}) &&
         in.field(*object, "booths", out.booths, Plain{}) &&
         in.field(*object, "conversation", out.conversation, Plain{}) &&
         in.field(*object, "standings", out.standings, Plain{}) &&
         in.field(*object, "young_audience", out.young_audience, Plain{}) &&
         in.field(*object, "shield", out.shield, Plain{}) &&
         in.field(*object, "tally", out.tally, Plain{}) &&
         in.field(*object, "claims", out.claims, Plain{}) &&
         in.field(*object, "reports", out.reports, Plain{}) &&
         in.field(*object, "contests", out.contests, Plain{});
}

void write(std::string& out, const RoomView& value) {
  ObjectWriter object(out);
  object.key("kind");
  write(out, value.kind);
  object.key("title");
  write(out, value.title);
  object.key("settings");
  write(out, value.settings);
  object.key("stage");
  write(out, value.stage);
  object.key("timer");
  write(out, value.timer);
  object.key("messages");
  write(out, value.messages);
  object.key("questions");
  write(out, value.questions);
  object.key("polls");
  write(out, value.polls);
  object.key("booths");
  write(out, value.booths);
  if (value.conversation) {
    object.key("conversation");
    write(out, *value.conversation);
  }
  object.key("standings");
  write(out, value.standings);
  object.key("young_audience");
  write(out, value.young_audience);
  if (value.shield) {
    object.key("shield");
    write(out, *value.shield);
  }
  object.key("tally");
  write(out, value.tally);
  object.key("claims");
  write(out, value.claims);
  object.key("reports");
  write(out, value.reports);
  object.key("contests");
  write(out, value.contests);
}

bool read(Reader& in, const json::value& value, MineView& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "questions", out.questions, Plain{}) &&
         in.field(*object, "votes", out.votes, Natural{}) &&
         in.field(*object, "answers", out.answers, Plain{}) &&
         in.field(*object, "messages", out.messages, Plain{}) &&
         in.field(*object, "standing", out.standing, Plain{}) &&
         in.field(*object, "tickets", out.tickets, Plain{}) &&
         in.field(*object, "queues", out.queues, Plain{}) &&
         in.field(*object, "conversations", out.conversations, Plain{}) &&
         in.field(*object, "reports", out.reports, Plain{}) &&
         in.field(*object, "contests", out.contests, Plain{});
}

void write(std::string& out, const MineView& value) {
  ObjectWriter object(out);
  object.key("questions");
  write(out, value.questions);
  object.key("votes");
  write(out, value.votes);
  object.key("answers");
  write(out, value.answers);
  object.key("messages");
  write(out, value.messages);
  if (value.standing) {
    object.key("standing");
    write(out, *value.standing);
  }
  object.key("tickets");
  write(out, value.tickets);
  object.key("queues");
  write(out, value.queues);
  object.key("conversations");
  write(out, value.conversations);
  object.key("reports");
  write(out, value.reports);
  object.key("contests");
  write(out, value.contests);
}

bool read(Reader& in, const json::value& value, ReportedTalk& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "reporter", out.reporter, Plain{});
}

void write(std::string& out, const ReportedTalk& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("author");
  write(out, value.author);
  object.key("text");
  write(out, value.text);
  object.key("reporter");
  write(out, value.reporter);
}

bool read(Reader& in, const json::value& value, PollTally& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "counts", out.counts, Plain{}) &&
         in.field(*object, "voters", out.voters, Plain{});
}

void write(std::string& out, const PollTally& value) {
  ObjectWriter object(out);
  object.key("counts");
  write(out, value.counts);
  object.key("voters");
  write(out, value.voters);
}

bool read(Reader& in, const json::value& value, fact::RoomOpened& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "starts_at", out.starts_at, Natural{}) &&
         in.field(*object, "conversation", out.conversation, Plain{}) &&
         in.field(*object, "settings", out.settings, Plain{}) &&
         in.field(*object, "young_audience", out.young_audience, Plain{});
}

bool read(Reader& in, const json::value& value, fact::RoomRenamed& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "starts_at", out.starts_at, Natural{}) &&
         in.field(*object, "young_audience", out.young_audience, Plain{});
}

bool read(Reader& in, const json::value& value, fact::MessagePosted& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "channel", out.channel, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "anonymous", out.anonymous, Plain{}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "why", out.why, Plain{}) &&
         in.field(*object, "visible_at", out.visible_at, Natural{});
}

bool read(Reader& in, const json::value& value, fact::MessageReviewed& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "why", out.why, Plain{});
}

bool read(Reader& in, const json::value& value, fact::QuestionAsked& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "from_message", out.from_message, Natural{}) &&
         in.field(*object, "why", out.why, Plain{}) &&
         in.field(*object, "visible_at", out.visible_at, Natural{});
}

bool read(Reader& in, const json::value& value, fact::QuestionEdited& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048});
}

bool read(Reader& in, const json::value& value, fact::QuestionMoved& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "why", out.why, Plain{});
}

bool read(Reader& in, const json::value& value, fact::DelayOver& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "messages", out.messages, Natural{}) &&
         in.field(*object, "questions", out.questions, Natural{});
}

bool read(Reader& in, const json::value& value, fact::QuestionMerged& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "into", out.into, Natural{});
}

bool read(Reader& in, const json::value& value, fact::QuestionUndone& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{});
}

bool read(Reader& in, const json::value& value, fact::VoteCast& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PollCreated& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "options", out.options, StringUpTo{512}) &&
         in.field(*object, "multiple", out.multiple, Plain{}) &&
         in.field(*object, "results", out.results, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PollEdited& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "options", out.options, StringUpTo{512}) &&
         in.field(*object, "multiple", out.multiple, Plain{}) &&
         in.field(*object, "results", out.results, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PollMoved& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "to", out.to, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PollAnswered& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "choices", out.choices, Plain{});
}

bool read(Reader& in, const json::value& value, fact::SettingsChanged& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "settings", out.settings, Plain{});
}

bool read(Reader& in, const json::value& value, fact::StageSet& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "stage", out.stage, Plain{});
}

bool read(Reader& in, const json::value& value, fact::TimerSet& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "timer", out.timer, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PersonMuted& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "until", out.until, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PersonBanned& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "until", out.until, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{});
}

bool read(Reader& in, const json::value& value, fact::PersonLifted& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{});
}

bool read(Reader& in, const json::value& value, fact::ItemClaimed& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "until", out.until, Natural{});
}

bool read(Reader& in, const json::value& value, fact::ItemReleased& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{});
}

bool read(Reader& in, const json::value& value, fact::ShieldRaised& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "settings", out.settings, Plain{});
}

bool read(Reader& in, const json::value& value, fact::ShieldLifted& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "scope", out.scope, Plain{});
}

bool read(Reader& in, const json::value& value, fact::ReportFiled& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "talk", out.talk, Plain{});
}

bool read(Reader& in, const json::value& value, fact::ReportDecided& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "report", out.report, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{});
}

bool read(Reader& in, const json::value& value, fact::ContestFiled& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "text", out.text, StringUpTo{1024});
}

bool read(Reader& in, const json::value& value, fact::ContestDecided& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "contest", out.contest, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024});
}

bool read(Reader& in, const json::value& value, fact::BoothAdded& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "name", out.name, StringUpTo{1024}) &&
         in.field(*object, "pitch", out.pitch, StringUpTo{4096}) &&
         in.field(*object, "offers", out.offers, Plain{});
}

bool read(Reader& in, const json::value& value, fact::BoothEdited& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "name", out.name, StringUpTo{1024}) &&
         in.field(*object, "pitch", out.pitch, StringUpTo{4096}) &&
         in.field(*object, "offers", out.offers, Plain{});
}

bool read(Reader& in, const json::value& value, fact::BoothStaffed& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, fact::BoothPaused& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "paused", out.paused, Plain{});
}

bool read(Reader& in, const json::value& value, fact::QueueJoined& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "why", out.why, Plain{});
}

bool read(Reader& in, const json::value& value, fact::QueueLeft& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{});
}

bool read(Reader& in, const json::value& value, fact::CandidateCalled& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{}) &&
         in.field(*object, "recruiter", out.recruiter, Plain{}) &&
         in.field(*object, "until", out.until, Natural{});
}

bool read(Reader& in, const json::value& value, fact::CallMissed& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{});
}

bool read(Reader& in, const json::value& value, fact::ConversationStarted& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{}) &&
         in.field(*object, "conversation", out.conversation, Plain{});
}

bool read(Reader& in, const json::value& value, fact::ConversationFinished& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{});
}

bool read(Reader& in, const json::value& value, fact::ConversationExtended& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ends_at", out.ends_at, Natural{});
}

bool read(Reader& in, const json::value& value, fact::ConversationEnded& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

bool read(Reader& in, const json::value& value, Fact& out) {
  std::string tag;
  const json::object* object = in.object(value);
  if (object == nullptr || !in.field(*object, "k", tag, StringUpTo{64})) return false;
  if (tag == "room_opened") return read(in, value, out.emplace<fact::RoomOpened>());
  if (tag == "room_renamed") return read(in, value, out.emplace<fact::RoomRenamed>());
  if (tag == "message_posted") return read(in, value, out.emplace<fact::MessagePosted>());
  if (tag == "message_reviewed") return read(in, value, out.emplace<fact::MessageReviewed>());
  if (tag == "question_asked") return read(in, value, out.emplace<fact::QuestionAsked>());
  if (tag == "question_edited") return read(in, value, out.emplace<fact::QuestionEdited>());
  if (tag == "question_moved") return read(in, value, out.emplace<fact::QuestionMoved>());
  if (tag == "delay_over") return read(in, value, out.emplace<fact::DelayOver>());
  if (tag == "question_merged") return read(in, value, out.emplace<fact::QuestionMerged>());
  if (tag == "question_undone") return read(in, value, out.emplace<fact::QuestionUndone>());
  if (tag == "vote_cast") return read(in, value, out.emplace<fact::VoteCast>());
  if (tag == "poll_created") return read(in, value, out.emplace<fact::PollCreated>());
  if (tag == "poll_edited") return read(in, value, out.emplace<fact::PollEdited>());
  if (tag == "poll_moved") return read(in, value, out.emplace<fact::PollMoved>());
  if (tag == "poll_answered") return read(in, value, out.emplace<fact::PollAnswered>());
  if (tag == "settings_changed") return read(in, value, out.emplace<fact::SettingsChanged>());
  if (tag == "stage_set") return read(in, value, out.emplace<fact::StageSet>());
  if (tag == "timer_set") return read(in, value, out.emplace<fact::TimerSet>());
  if (tag == "person_muted") return read(in, value, out.emplace<fact::PersonMuted>());
  if (tag == "person_banned") return read(in, value, out.emplace<fact::PersonBanned>());
  if (tag == "person_lifted") return read(in, value, out.emplace<fact::PersonLifted>());
  if (tag == "item_claimed") return read(in, value, out.emplace<fact::ItemClaimed>());
  if (tag == "item_released") return read(in, value, out.emplace<fact::ItemReleased>());
  if (tag == "shield_raised") return read(in, value, out.emplace<fact::ShieldRaised>());
  if (tag == "shield_lifted") return read(in, value, out.emplace<fact::ShieldLifted>());
  if (tag == "report_filed") return read(in, value, out.emplace<fact::ReportFiled>());
  if (tag == "report_decided") return read(in, value, out.emplace<fact::ReportDecided>());
  if (tag == "contest_filed") return read(in, value, out.emplace<fact::ContestFiled>());
  if (tag == "contest_decided") return read(in, value, out.emplace<fact::ContestDecided>());
  if (tag == "booth_added") return read(in, value, out.emplace<fact::BoothAdded>());
  if (tag == "booth_edited") return read(in, value, out.emplace<fact::BoothEdited>());
  if (tag == "booth_staffed") return read(in, value, out.emplace<fact::BoothStaffed>());
  if (tag == "booth_paused") return read(in, value, out.emplace<fact::BoothPaused>());
  if (tag == "queue_joined") return read(in, value, out.emplace<fact::QueueJoined>());
  if (tag == "queue_left") return read(in, value, out.emplace<fact::QueueLeft>());
  if (tag == "candidate_called") return read(in, value, out.emplace<fact::CandidateCalled>());
  if (tag == "call_missed") return read(in, value, out.emplace<fact::CallMissed>());
  if (tag == "conversation_started") return read(in, value, out.emplace<fact::ConversationStarted>());
  if (tag == "conversation_finished") return read(in, value, out.emplace<fact::ConversationFinished>());
  if (tag == "conversation_extended") return read(in, value, out.emplace<fact::ConversationExtended>());
  if (tag == "conversation_ended") return read(in, value, out.emplace<fact::ConversationEnded>());
  return in.fail(ErrorCode::bad_message, "\"" + tag + "\" is not known here");
}

void write(std::string& out, const fact::RoomOpened& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("room_opened"));
  object.key("kind");
  write(out, value.kind);
  object.key("title");
  write(out, value.title);
  if (value.starts_at) {
    object.key("starts_at");
    write(out, *value.starts_at);
  }
  if (value.conversation) {
    object.key("conversation");
    write(out, *value.conversation);
  }
  object.key("settings");
  write(out, value.settings);
  if (value.young_audience) {
    object.key("young_audience");
    write(out, *value.young_audience);
  }
}

void write(std::string& out, const fact::RoomRenamed& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("room_renamed"));
  object.key("title");
  write(out, value.title);
  if (value.starts_at) {
    object.key("starts_at");
    write(out, *value.starts_at);
  }
  if (value.young_audience) {
    object.key("young_audience");
    write(out, *value.young_audience);
  }
}

void write(std::string& out, const fact::MessagePosted& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("message_posted"));
  object.key("channel");
  write(out, value.channel);
  object.key("text");
  write(out, value.text);
  if (value.anonymous) {
    object.key("anonymous");
    write(out, *value.anonymous);
  }
  object.key("state");
  write(out, value.state);
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
  if (value.visible_at) {
    object.key("visible_at");
    write(out, *value.visible_at);
  }
}

void write(std::string& out, const fact::MessageReviewed& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("message_reviewed"));
  object.key("message");
  write(out, value.message);
  object.key("to");
  write(out, value.to);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
}

void write(std::string& out, const fact::QuestionAsked& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question_asked"));
  object.key("author");
  write(out, value.author);
  object.key("text");
  write(out, value.text);
  object.key("state");
  write(out, value.state);
  if (value.from_message) {
    object.key("from_message");
    write(out, *value.from_message);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
  if (value.visible_at) {
    object.key("visible_at");
    write(out, *value.visible_at);
  }
}

void write(std::string& out, const fact::QuestionEdited& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question_edited"));
  object.key("question");
  write(out, value.question);
  object.key("text");
  write(out, value.text);
}

void write(std::string& out, const fact::QuestionMoved& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question_moved"));
  object.key("question");
  write(out, value.question);
  object.key("to");
  write(out, value.to);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
}

void write(std::string& out, const fact::DelayOver& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("delay_over"));
  object.key("messages");
  write(out, value.messages);
  object.key("questions");
  write(out, value.questions);
}

void write(std::string& out, const fact::QuestionMerged& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question_merged"));
  object.key("question");
  write(out, value.question);
  object.key("into");
  write(out, value.into);
}

void write(std::string& out, const fact::QuestionUndone& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question_undone"));
  object.key("question");
  write(out, value.question);
}

void write(std::string& out, const fact::VoteCast& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("vote_cast"));
  object.key("question");
  write(out, value.question);
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const fact::PollCreated& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("poll_created"));
  object.key("title");
  write(out, value.title);
  object.key("options");
  write(out, value.options);
  object.key("multiple");
  write(out, value.multiple);
  object.key("results");
  write(out, value.results);
}

void write(std::string& out, const fact::PollEdited& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("poll_edited"));
  object.key("poll");
  write(out, value.poll);
  object.key("title");
  write(out, value.title);
  object.key("options");
  write(out, value.options);
  object.key("multiple");
  write(out, value.multiple);
  object.key("results");
  write(out, value.results);
}

void write(std::string& out, const fact::PollMoved& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("poll_moved"));
  object.key("poll");
  write(out, value.poll);
  object.key("to");
  write(out, value.to);
}

void write(std::string& out, const fact::PollAnswered& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("poll_answered"));
  object.key("poll");
  write(out, value.poll);
  object.key("choices");
  write(out, value.choices);
}

void write(std::string& out, const fact::SettingsChanged& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("settings_changed"));
  object.key("settings");
  write(out, value.settings);
}

void write(std::string& out, const fact::StageSet& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("stage_set"));
  object.key("stage");
  write(out, value.stage);
}

void write(std::string& out, const fact::TimerSet& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("timer_set"));
  object.key("timer");
  write(out, value.timer);
}

void write(std::string& out, const fact::PersonMuted& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("person_muted"));
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("until");
  write(out, value.until);
  object.key("reason");
  write(out, value.reason);
}

void write(std::string& out, const fact::PersonBanned& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("person_banned"));
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("until");
  write(out, value.until);
  object.key("reason");
  write(out, value.reason);
}

void write(std::string& out, const fact::PersonLifted& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("person_lifted"));
  object.key("person");
  write(out, value.person);
}

void write(std::string& out, const fact::ItemClaimed& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("item_claimed"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
  object.key("until");
  write(out, value.until);
}

void write(std::string& out, const fact::ItemReleased& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("item_released"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
}

void write(std::string& out, const fact::ShieldRaised& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("shield_raised"));
  object.key("scope");
  write(out, value.scope);
  object.key("settings");
  write(out, value.settings);
}

void write(std::string& out, const fact::ShieldLifted& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("shield_lifted"));
  object.key("scope");
  write(out, value.scope);
}

void write(std::string& out, const fact::ReportFiled& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("report_filed"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
  object.key("reason");
  write(out, value.reason);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.talk) {
    object.key("talk");
    write(out, *value.talk);
  }
}

void write(std::string& out, const fact::ReportDecided& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("report_decided"));
  object.key("report");
  write(out, value.report);
  object.key("to");
  write(out, value.to);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
}

void write(std::string& out, const fact::ContestFiled& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("contest_filed"));
  object.key("kind");
  write(out, value.kind);
  if (value.item) {
    object.key("item");
    write(out, *value.item);
  }
  if (value.text) {
    object.key("text");
    write(out, *value.text);
  }
}

void write(std::string& out, const fact::ContestDecided& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("contest_decided"));
  object.key("contest");
  write(out, value.contest);
  object.key("to");
  write(out, value.to);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
}

void write(std::string& out, const fact::BoothAdded& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("booth_added"));
  object.key("name");
  write(out, value.name);
  object.key("pitch");
  write(out, value.pitch);
  object.key("offers");
  write(out, value.offers);
}

void write(std::string& out, const fact::BoothEdited& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("booth_edited"));
  object.key("booth");
  write(out, value.booth);
  object.key("name");
  write(out, value.name);
  object.key("pitch");
  write(out, value.pitch);
  object.key("offers");
  write(out, value.offers);
}

void write(std::string& out, const fact::BoothStaffed& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("booth_staffed"));
  object.key("booth");
  write(out, value.booth);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const fact::BoothPaused& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("booth_paused"));
  object.key("booth");
  write(out, value.booth);
  object.key("paused");
  write(out, value.paused);
}

void write(std::string& out, const fact::QueueJoined& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("queue_joined"));
  object.key("booth");
  write(out, value.booth);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
}

void write(std::string& out, const fact::QueueLeft& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("queue_left"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const fact::CandidateCalled& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("candidate_called"));
  object.key("ticket");
  write(out, value.ticket);
  object.key("recruiter");
  write(out, value.recruiter);
  object.key("until");
  write(out, value.until);
}

void write(std::string& out, const fact::CallMissed& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("call_missed"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const fact::ConversationStarted& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("conversation_started"));
  object.key("ticket");
  write(out, value.ticket);
  object.key("conversation");
  write(out, value.conversation);
}

void write(std::string& out, const fact::ConversationFinished& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("conversation_finished"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const fact::ConversationExtended& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("conversation_extended"));
  object.key("ends_at");
  write(out, value.ends_at);
}

void write(std::string& out, const fact::ConversationEnded& ) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("conversation_ended"));
}

void write(std::string& out, const Fact& value) {
  std::visit([&out](const auto& variant) { write(out, variant); }, value);
}

bool read(Reader& in, const json::value& value, Entry& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "seq", out.seq, Natural{}) &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "actor", out.actor, Plain{}) &&
         in.field(*object, "cmd", out.cmd, Id{}) &&
         in.field(*object, "fact", out.fact, Plain{});
}

void write(std::string& out, const Entry& value) {
  ObjectWriter object(out);
  object.key("seq");
  write(out, value.seq);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  if (value.actor) {
    object.key("actor");
    write(out, *value.actor);
  }
  if (value.cmd) {
    object.key("cmd");
    write(out, *value.cmd);
  }
  object.key("fact");
  write(out, value.fact);
}

bool read(Reader& in, const json::value& value, change::Question& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Plain{});
}

bool read(Reader& in, const json::value& value, change::QuestionRemoved& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{});
}

bool read(Reader& in, const json::value& value, change::Message& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Plain{});
}

bool read(Reader& in, const json::value& value, change::MessageRemoved& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Natural{});
}

bool read(Reader& in, const json::value& value, change::Poll& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Plain{});
}

bool read(Reader& in, const json::value& value, change::PollRemoved& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{});
}

bool read(Reader& in, const json::value& value, change::Settings& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "settings", out.settings, Plain{});
}

bool read(Reader& in, const json::value& value, change::Stage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "stage", out.stage, Plain{});
}

bool read(Reader& in, const json::value& value, change::Timer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "timer", out.timer, Plain{});
}

bool read(Reader& in, const json::value& value, change::Title& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "title", out.title, StringUpTo{1024});
}

bool read(Reader& in, const json::value& value, change::Booth& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Plain{});
}

bool read(Reader& in, const json::value& value, change::Conversation& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "conversation", out.conversation, Plain{});
}

bool read(Reader& in, const json::value& value, change::Standing& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "standing", out.standing, Plain{});
}

bool read(Reader& in, const json::value& value, change::YoungAudience& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, change::Shield& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "shield", out.shield, Plain{});
}

bool read(Reader& in, const json::value& value, change::Claim& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "claim", out.claim, Plain{});
}

bool read(Reader& in, const json::value& value, change::ClaimReleased& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{});
}

bool read(Reader& in, const json::value& value, change::Report& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "report", out.report, Plain{});
}

bool read(Reader& in, const json::value& value, change::Contest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "contest", out.contest, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyVote& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "answer", out.answer, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyMessage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyMessageKept& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyReport& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "report", out.report, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyContest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "contest", out.contest, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyStanding& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "standing", out.standing, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyTicket& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyQueue& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "queue", out.queue, Plain{});
}

bool read(Reader& in, const json::value& value, change::MyQueueClosed& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{});
}

bool read(Reader& in, const json::value& value, change::MyConversation& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "conversation", out.conversation, Plain{});
}

bool read(Reader& in, const json::value& value, Change& out) {
  std::string tag;
  const json::object* object = in.object(value);
  if (object == nullptr || !in.field(*object, "k", tag, StringUpTo{64})) return false;
  if (tag == "question") return read(in, value, out.emplace<change::Question>());
  if (tag == "question_removed") return read(in, value, out.emplace<change::QuestionRemoved>());
  if (tag == "message") return read(in, value, out.emplace<change::Message>());
  if (tag == "message_removed") return read(in, value, out.emplace<change::MessageRemoved>());
  if (tag == "poll") return read(in, value, out.emplace<change::Poll>());
  if (tag == "poll_removed") return read(in, value, out.emplace<change::PollRemoved>());
  if (tag == "settings") return read(in, value, out.emplace<change::Settings>());
  if (tag == "stage") return read(in, value, out.emplace<change::Stage>());
  if (tag == "timer") return read(in, value, out.emplace<change::Timer>());
  if (tag == "title") return read(in, value, out.emplace<change::Title>());
  if (tag == "booth") return read(in, value, out.emplace<change::Booth>());
  if (tag == "conversation") return read(in, value, out.emplace<change::Conversation>());
  if (tag == "standing") return read(in, value, out.emplace<change::Standing>());
  if (tag == "young_audience") return read(in, value, out.emplace<change::YoungAudience>());
  if (tag == "shield") return read(in, value, out.emplace<change::Shield>());
  if (tag == "claim") return read(in, value, out.emplace<change::Claim>());
  if (tag == "claim_released") return read(in, value, out.emplace<change::ClaimReleased>());
  if (tag == "report") return read(in, value, out.emplace<change::Report>());
  if (tag == "contest") return read(in, value, out.emplace<change::Contest>());
  if (tag == "my_question") return read(in, value, out.emplace<change::MyQuestion>());
  if (tag == "my_vote") return read(in, value, out.emplace<change::MyVote>());
  if (tag == "my_answer") return read(in, value, out.emplace<change::MyAnswer>());
  if (tag == "my_message") return read(in, value, out.emplace<change::MyMessage>());
  if (tag == "my_message_kept") return read(in, value, out.emplace<change::MyMessageKept>());
  if (tag == "my_report") return read(in, value, out.emplace<change::MyReport>());
  if (tag == "my_contest") return read(in, value, out.emplace<change::MyContest>());
  if (tag == "my_standing") return read(in, value, out.emplace<change::MyStanding>());
  if (tag == "my_ticket") return read(in, value, out.emplace<change::MyTicket>());
  if (tag == "my_queue") return read(in, value, out.emplace<change::MyQueue>());
  if (tag == "my_queue_closed") return read(in, value, out.emplace<change::MyQueueClosed>());
  if (tag == "my_conversation") return read(in, value, out.emplace<change::MyConversation>());
  return in.fail(ErrorCode::bad_message, "\"" + tag + "\" is not known here");
}

void write(std::string& out, const change::Question& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question"));
  object.key("question");
  write(out, value.question);
}

void write(std::string& out, const change::QuestionRemoved& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("question_removed"));
  object.key("question");
  write(out, value.question);
}

void write(std::string& out, const change::Message& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("message"));
  object.key("message");
  write(out, value.message);
}

void write(std::string& out, const change::MessageRemoved& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("message_removed"));
  object.key("message");
  write(out, value.message);
}

void write(std::string& out, const change::Poll& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("poll"));
  object.key("poll");
  write(out, value.poll);
}

void write(std::string& out, const change::PollRemoved& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("poll_removed"));
  object.key("poll");
  write(out, value.poll);
}

void write(std::string& out, const change::Settings& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("settings"));
  object.key("settings");
  write(out, value.settings);
}

void write(std::string& out, const change::Stage& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("stage"));
  object.key("stage");
  write(out, value.stage);
}

void write(std::string& out, const change::Timer& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("timer"));
  object.key("timer");
  write(out, value.timer);
}

void write(std::string& out, const change::Title& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("title"));
  object.key("title");
  write(out, value.title);
}

void write(std::string& out, const change::Booth& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("booth"));
  object.key("booth");
  write(out, value.booth);
}

void write(std::string& out, const change::Conversation& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("conversation"));
  object.key("conversation");
  write(out, value.conversation);
}

void write(std::string& out, const change::Standing& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("standing"));
  object.key("standing");
  write(out, value.standing);
}

void write(std::string& out, const change::YoungAudience& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("young_audience"));
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const change::Shield& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("shield"));
  if (value.shield) {
    object.key("shield");
    write(out, *value.shield);
  }
}

void write(std::string& out, const change::Claim& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("claim"));
  object.key("claim");
  write(out, value.claim);
}

void write(std::string& out, const change::ClaimReleased& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("claim_released"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
}

void write(std::string& out, const change::Report& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("report"));
  object.key("report");
  write(out, value.report);
}

void write(std::string& out, const change::Contest& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("contest"));
  object.key("contest");
  write(out, value.contest);
}

void write(std::string& out, const change::MyQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_question"));
  object.key("question");
  write(out, value.question);
}

void write(std::string& out, const change::MyVote& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_vote"));
  object.key("question");
  write(out, value.question);
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const change::MyAnswer& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_answer"));
  object.key("answer");
  write(out, value.answer);
}

void write(std::string& out, const change::MyMessage& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_message"));
  object.key("message");
  write(out, value.message);
}

void write(std::string& out, const change::MyMessageKept& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_message_kept"));
  object.key("message");
  write(out, value.message);
}

void write(std::string& out, const change::MyReport& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_report"));
  object.key("report");
  write(out, value.report);
}

void write(std::string& out, const change::MyContest& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_contest"));
  object.key("contest");
  write(out, value.contest);
}

void write(std::string& out, const change::MyStanding& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_standing"));
  object.key("standing");
  write(out, value.standing);
}

void write(std::string& out, const change::MyTicket& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_ticket"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const change::MyQueue& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_queue"));
  object.key("queue");
  write(out, value.queue);
}

void write(std::string& out, const change::MyQueueClosed& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_queue_closed"));
  object.key("booth");
  write(out, value.booth);
}

void write(std::string& out, const change::MyConversation& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("my_conversation"));
  object.key("conversation");
  write(out, value.conversation);
}

void write(std::string& out, const Change& value) {
  std::visit([&out](const auto& variant) { write(out, variant); }, value);
}

bool read(Reader& in, const json::value& value, Update& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "seq", out.seq, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "change", out.change, Plain{});
}

void write(std::string& out, const Update& value) {
  ObjectWriter object(out);
  object.key("seq");
  write(out, value.seq);
  object.key("at");
  write(out, value.at);
  object.key("change");
  write(out, value.change);
}

bool read(Reader& in, const json::value& value, Me& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120});
}

void write(std::string& out, const Me& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
}

bool read(Reader& in, const json::value& value, Viewers& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "count", out.count, Plain{}) &&
         in.field(*object, "exact", out.exact, Plain{});
}

void write(std::string& out, const Viewers& value) {
  ObjectWriter object(out);
  object.key("count");
  write(out, value.count);
  object.key("exact");
  write(out, value.exact);
}

bool read(Reader& in, const json::value& value, Signal& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "viewers", out.viewers, Plain{}) &&
         in.field(*object, "votes", out.votes, Plain{}) &&
         in.field(*object, "polls", out.polls, Plain{}) &&
         in.field(*object, "reactions", out.reactions, Plain{}) &&
         in.field(*object, "tally", out.tally, Plain{}) &&
         in.field(*object, "typing", out.typing, StringUpTo{120});
}

void write(std::string& out, const Signal& value) {
  ObjectWriter object(out);
  if (value.viewers) {
    object.key("viewers");
    write(out, *value.viewers);
  }
  if (value.votes) {
    object.key("votes");
    write(out, *value.votes);
  }
  if (value.polls) {
    object.key("polls");
    write(out, *value.polls);
  }
  if (value.reactions) {
    object.key("reactions");
    write(out, *value.reactions);
  }
  if (value.tally) {
    object.key("tally");
    write(out, *value.tally);
  }
  if (value.typing) {
    object.key("typing");
    write(out, *value.typing);
  }
}

bool read(Reader& in, const json::value& value, DeskItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "message", out.message, Plain{}) &&
         in.field(*object, "question", out.question, Plain{}) &&
         in.field(*object, "report", out.report, Plain{}) &&
         in.field(*object, "contest", out.contest, Plain{}) &&
         in.field(*object, "claim", out.claim, Plain{});
}

void write(std::string& out, const DeskItem& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("title");
  write(out, value.title);
  object.key("item");
  write(out, value.item);
  object.key("at");
  write(out, value.at);
  if (value.message) {
    object.key("message");
    write(out, *value.message);
  }
  if (value.question) {
    object.key("question");
    write(out, *value.question);
  }
  if (value.report) {
    object.key("report");
    write(out, *value.report);
  }
  if (value.contest) {
    object.key("contest");
    write(out, *value.contest);
  }
  if (value.claim) {
    object.key("claim");
    write(out, *value.claim);
  }
}

bool read(Reader& in, const json::value& value, DeskKey& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "item", out.item, Natural{});
}

void write(std::string& out, const DeskKey& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("item");
  write(out, value.item);
}

bool read(Reader& in, const json::value& value, ImportProblem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "line", out.line, Plain{}) &&
         in.field(*object, "column", out.column, Plain{}) &&
         in.field(*object, "code", out.code, StringUpTo{64}) &&
         in.field(*object, "message", out.message, StringUpTo{512}) &&
         in.field(*object, "warning", out.warning, Plain{});
}

void write(std::string& out, const ImportProblem& value) {
  ObjectWriter object(out);
  object.key("line");
  write(out, value.line);
  object.key("column");
  write(out, value.column);
  object.key("code");
  write(out, value.code);
  object.key("message");
  write(out, value.message);
  object.key("warning");
  write(out, value.warning);
}

bool read(Reader& in, const json::value& value, ErrorBody& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "code", out.code, Plain{}) &&
         in.field(*object, "message", out.message, StringUpTo{1024}) &&
         in.field(*object, "retry_ms", out.retry_ms, Plain{}) &&
         in.field(*object, "problems", out.problems, Plain{});
}

void write(std::string& out, const ErrorBody& value) {
  ObjectWriter object(out);
  object.key("code");
  write(out, value.code);
  object.key("message");
  write(out, value.message);
  if (value.retry_ms) {
    object.key("retry_ms");
    write(out, *value.retry_ms);
  }
  if (value.problems) {
    object.key("problems");
    write(out, *value.problems);
  }
}

bool read(Reader& in, const json::value& value, HubFacts& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "name", out.name, StringUpTo{200}) &&
         in.field(*object, "event", out.event, StringUpTo{200}) &&
         in.field(*object, "zone", out.zone, StringUpTo{64}) &&
         in.field(*object, "version", out.version, StringUpTo{64}) &&
         in.field(*object, "sample", out.sample, Plain{}) &&
         in.field(*object, "first_day", out.first_day, StringUpTo{10}) &&
         in.field(*object, "last_day", out.last_day, StringUpTo{10});
}

void write(std::string& out, const HubFacts& value) {
  ObjectWriter object(out);
  object.key("name");
  write(out, value.name);
  object.key("event");
  write(out, value.event);
  object.key("zone");
  write(out, value.zone);
  object.key("version");
  write(out, value.version);
  object.key("sample");
  write(out, value.sample);
  if (value.first_day) {
    object.key("first_day");
    write(out, *value.first_day);
  }
  if (value.last_day) {
    object.key("last_day");
    write(out, *value.last_day);
  }
}

bool read(Reader& in, const json::value& value, Grant& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "role", out.role, Plain{}) &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200});
}

void write(std::string& out, const Grant& value) {
  ObjectWriter object(out);
  object.key("role");
  write(out, value.role);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
}

bool read(Reader& in, const json::value& value, Profile& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "grants", out.grants, Plain{}) &&
         in.field(*object, "guest", out.guest, Plain{}) &&
         in.field(*object, "expires_at", out.expires_at, Natural{});
}

void write(std::string& out, const Profile& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("grants");
  write(out, value.grants);
  object.key("guest");
  write(out, value.guest);
  object.key("expires_at");
  write(out, value.expires_at);
}

bool read(Reader& in, const json::value& value, JoinRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "code", out.code, StringUpTo{16}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{512});
}

void write(std::string& out, const JoinRequest& value) {
  ObjectWriter object(out);
  if (value.code) {
    object.key("code");
    write(out, *value.code);
  }
  if (value.room) {
    object.key("room");
    write(out, *value.room);
  }
  if (value.name) {
    object.key("name");
    write(out, *value.name);
  }
}

bool read(Reader& in, const json::value& value, JoinAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "profile", out.profile, Plain{}) &&
         in.field(*object, "room", out.room, Id{});
}

void write(std::string& out, const JoinAnswer& value) {
  ObjectWriter object(out);
  object.key("profile");
  write(out, value.profile);
  object.key("room");
  write(out, value.room);
}

bool read(Reader& in, const json::value& value, RenameRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "name", out.name, StringUpTo{512});
}

void write(std::string& out, const RenameRequest& value) {
  ObjectWriter object(out);
  object.key("name");
  write(out, value.name);
}

bool read(Reader& in, const json::value& value, TicketAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Id{});
}

void write(std::string& out, const TicketAnswer& value) {
  ObjectWriter object(out);
  object.key("ticket");
  write(out, value.ticket);
}

bool read(Reader& in, const json::value& value, ProgrammeItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "abstract", out.abstract, StringUpTo{8192}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "theme", out.theme, StringUpTo{200}) &&
         in.field(*object, "partner", out.partner, StringUpTo{200}) &&
         in.field(*object, "town", out.town, StringUpTo{200}) &&
         in.field(*object, "place", out.place, StringUpTo{400}) &&
         in.field(*object, "language", out.language, StringUpTo{16}) &&
         in.field(*object, "starts_at", out.starts_at, Natural{}) &&
         in.field(*object, "ends_at", out.ends_at, Natural{}) &&
         in.field(*object, "speakers", out.speakers, StringUpTo{200}) &&
         in.field(*object, "status", out.status, Plain{}) &&
         in.field(*object, "young_audience", out.young_audience, Plain{}) &&
         in.field(*object, "online_url", out.online_url, StringUpTo{1000}) &&
         in.field(*object, "code", out.code, StringUpTo{16});
}

void write(std::string& out, const ProgrammeItem& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("title");
  write(out, value.title);
  object.key("abstract");
  write(out, value.abstract);
  object.key("kind");
  write(out, value.kind);
  object.key("theme");
  write(out, value.theme);
  object.key("partner");
  write(out, value.partner);
  object.key("town");
  write(out, value.town);
  object.key("place");
  write(out, value.place);
  object.key("language");
  write(out, value.language);
  object.key("starts_at");
  write(out, value.starts_at);
  object.key("ends_at");
  write(out, value.ends_at);
  object.key("speakers");
  write(out, value.speakers);
  object.key("status");
  write(out, value.status);
  object.key("young_audience");
  write(out, value.young_audience);
  if (value.online_url) {
    object.key("online_url");
    write(out, *value.online_url);
  }
  if (value.code) {
    object.key("code");
    write(out, *value.code);
  }
}

bool read(Reader& in, const json::value& value, RoomFacts& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "code", out.code, StringUpTo{16}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "session", out.session, Plain{});
}

void write(std::string& out, const RoomFacts& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("title");
  write(out, value.title);
  object.key("code");
  write(out, value.code);
  object.key("kind");
  write(out, value.kind);
  if (value.session) {
    object.key("session");
    write(out, *value.session);
  }
}

bool read(Reader& in, const json::value& value, Programme& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "sessions", out.sessions, Plain{});
}

void write(std::string& out, const Programme& value) {
  ObjectWriter object(out);
  object.key("sessions");
  write(out, value.sessions);
}

bool read(Reader& in, const json::value& value, YoungAudience& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "on", out.on, Plain{});
}

void write(std::string& out, const YoungAudience& value) {
  ObjectWriter object(out);
  object.key("on");
  write(out, value.on);
}

bool read(Reader& in, const json::value& value, InvitationRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "grant", out.grant, Plain{}) &&
         in.field(*object, "label", out.label, StringUpTo{512});
}

void write(std::string& out, const InvitationRequest& value) {
  ObjectWriter object(out);
  object.key("grant");
  write(out, value.grant);
  object.key("label");
  write(out, value.label);
}

bool read(Reader& in, const json::value& value, Invitation& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "grant", out.grant, Plain{}) &&
         in.field(*object, "label", out.label, StringUpTo{512}) &&
         in.field(*object, "created_at", out.created_at, Natural{}) &&
         in.field(*object, "expires_at", out.expires_at, Natural{}) &&
         in.field(*object, "used_at", out.used_at, Natural{}) &&
         in.field(*object, "revoked_at", out.revoked_at, Natural{}) &&
         in.field(*object, "link", out.link, StringUpTo{1000});
}

void write(std::string& out, const Invitation& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("grant");
  write(out, value.grant);
  object.key("label");
  write(out, value.label);
  object.key("created_at");
  write(out, value.created_at);
  object.key("expires_at");
  write(out, value.expires_at);
  if (value.used_at) {
    object.key("used_at");
    write(out, *value.used_at);
  }
  if (value.revoked_at) {
    object.key("revoked_at");
    write(out, *value.revoked_at);
  }
  if (value.link) {
    object.key("link");
    write(out, *value.link);
  }
}

bool read(Reader& in, const json::value& value, InvitationList& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "invitations", out.invitations, Plain{});
}

void write(std::string& out, const InvitationList& value) {
  ObjectWriter object(out);
  object.key("invitations");
  write(out, value.invitations);
}

bool read(Reader& in, const json::value& value, InvitationFacts& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "grant", out.grant, Plain{}) &&
         in.field(*object, "label", out.label, StringUpTo{512}) &&
         in.field(*object, "title", out.title, StringUpTo{1024});
}

void write(std::string& out, const InvitationFacts& value) {
  ObjectWriter object(out);
  object.key("grant");
  write(out, value.grant);
  object.key("label");
  write(out, value.label);
  object.key("title");
  write(out, value.title);
}

bool read(Reader& in, const json::value& value, InvitationAcceptance& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "token", out.token, StringUpTo{128}) &&
         in.field(*object, "name", out.name, StringUpTo{512});
}

void write(std::string& out, const InvitationAcceptance& value) {
  ObjectWriter object(out);
  object.key("token");
  write(out, value.token);
  if (value.name) {
    object.key("name");
    write(out, *value.name);
  }
}

bool read(Reader& in, const json::value& value, InvitationToken& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "token", out.token, StringUpTo{128});
}

void write(std::string& out, const InvitationToken& value) {
  ObjectWriter object(out);
  object.key("token");
  write(out, value.token);
}

bool read(Reader& in, const json::value& value, PersonItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "grants", out.grants, Plain{}) &&
         in.field(*object, "last_seen", out.last_seen, Natural{});
}

void write(std::string& out, const PersonItem& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("grants");
  write(out, value.grants);
  object.key("last_seen");
  write(out, value.last_seen);
}

bool read(Reader& in, const json::value& value, People& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "people", out.people, Plain{});
}

void write(std::string& out, const People& value) {
  ObjectWriter object(out);
  object.key("people");
  write(out, value.people);
}

bool read(Reader& in, const json::value& value, RevokeRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "grant", out.grant, Plain{});
}

void write(std::string& out, const RevokeRequest& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  if (value.grant) {
    object.key("grant");
    write(out, *value.grant);
  }
}

bool read(Reader& in, const json::value& value, FieldChange& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "field", out.field, StringUpTo{64}) &&
         in.field(*object, "before", out.before, StringUpTo{8192}) &&
         in.field(*object, "after", out.after, StringUpTo{8192});
}

void write(std::string& out, const FieldChange& value) {
  ObjectWriter object(out);
  object.key("field");
  write(out, value.field);
  object.key("before");
  write(out, value.before);
  object.key("after");
  write(out, value.after);
}

bool read(Reader& in, const json::value& value, ChangedSession& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "changes", out.changes, Plain{});
}

void write(std::string& out, const ChangedSession& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("title");
  write(out, value.title);
  object.key("changes");
  write(out, value.changes);
}

bool read(Reader& in, const json::value& value, ImportPlan& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "plan", out.plan, Id{}) &&
         in.field(*object, "source", out.source, StringUpTo{200}) &&
         in.field(*object, "format", out.format, StringUpTo{32}) &&
         in.field(*object, "added", out.added, Plain{}) &&
         in.field(*object, "changed", out.changed, Plain{}) &&
         in.field(*object, "cancelled", out.cancelled, Plain{}) &&
         in.field(*object, "unchanged", out.unchanged, Plain{}) &&
         in.field(*object, "warnings", out.warnings, Plain{});
}

void write(std::string& out, const ImportPlan& value) {
  ObjectWriter object(out);
  object.key("plan");
  write(out, value.plan);
  object.key("source");
  write(out, value.source);
  object.key("format");
  write(out, value.format);
  object.key("added");
  write(out, value.added);
  object.key("changed");
  write(out, value.changed);
  object.key("cancelled");
  write(out, value.cancelled);
  object.key("unchanged");
  write(out, value.unchanged);
  object.key("warnings");
  write(out, value.warnings);
}

bool read(Reader& in, const json::value& value, ApplyRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "plan", out.plan, Id{});
}

void write(std::string& out, const ApplyRequest& value) {
  ObjectWriter object(out);
  object.key("plan");
  write(out, value.plan);
}

bool read(Reader& in, const json::value& value, ApplyAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "added", out.added, Plain{}) &&
         in.field(*object, "changed", out.changed, Plain{}) &&
         in.field(*object, "cancelled", out.cancelled, Plain{});
}

void write(std::string& out, const ApplyAnswer& value) {
  ObjectWriter object(out);
  object.key("added");
  write(out, value.added);
  object.key("changed");
  write(out, value.changed);
  object.key("cancelled");
  write(out, value.cancelled);
}

bool read(Reader& in, const json::value& value, HubSettings& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "name", out.name, StringUpTo{200}) &&
         in.field(*object, "event", out.event, StringUpTo{200}) &&
         in.field(*object, "hold_questions", out.hold_questions, Plain{}) &&
         in.field(*object, "hold_messages", out.hold_messages, Plain{}) &&
         in.field(*object, "anonymous_allowed", out.anonymous_allowed, Plain{});
}

void write(std::string& out, const HubSettings& value) {
  ObjectWriter object(out);
  object.key("name");
  write(out, value.name);
  object.key("event");
  write(out, value.event);
  object.key("hold_questions");
  write(out, value.hold_questions);
  object.key("hold_messages");
  write(out, value.hold_messages);
  object.key("anonymous_allowed");
  write(out, value.anonymous_allowed);
}

bool read(Reader& in, const json::value& value, LogPage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "epoch", out.epoch, Id{}) &&
         in.field(*object, "entries", out.entries, Plain{}) &&
         in.field(*object, "more", out.more, Plain{});
}

void write(std::string& out, const LogPage& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("epoch");
  write(out, value.epoch);
  object.key("entries");
  write(out, value.entries);
  object.key("more");
  write(out, value.more);
}

bool read(Reader& in, const json::value& value, RuleParameters& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "words", out.words, StringUpTo{1048576}) &&
         in.field(*object, "lists", out.lists, StringUpTo{32}) &&
         in.field(*object, "passes", out.passes, StringUpTo{262144}) &&
         in.field(*object, "patterns", out.patterns, StringUpTo{65536}) &&
         in.field(*object, "hosts", out.hosts, StringUpTo{65536}) &&
         in.field(*object, "newcomers_only", out.newcomers_only, Plain{}) &&
         in.field(*object, "window_s", out.window_s, Plain{}) &&
         in.field(*object, "same_person", out.same_person, Plain{}) &&
         in.field(*object, "people", out.people, Plain{}) &&
         in.field(*object, "least_length", out.least_length, Plain{}) &&
         in.field(*object, "capitals", out.capitals, Plain{}) &&
         in.field(*object, "symbols", out.symbols, Plain{}) &&
         in.field(*object, "emoji", out.emoji, Plain{}) &&
         in.field(*object, "same_in_a_row", out.same_in_a_row, Plain{}) &&
         in.field(*object, "mentions", out.mentions, Plain{}) &&
         in.field(*object, "first", out.first, Plain{}) &&
         in.field(*object, "younger_than_s", out.younger_than_s, Plain{}) &&
         in.field(*object, "marks", out.marks, Plain{}) &&
         in.field(*object, "hidden", out.hidden, Plain{}) &&
         in.field(*object, "mixed_scripts", out.mixed_scripts, Plain{});
}

void write(std::string& out, const RuleParameters& value) {
  ObjectWriter object(out);
  if (value.words) {
    object.key("words");
    write(out, *value.words);
  }
  if (value.lists) {
    object.key("lists");
    write(out, *value.lists);
  }
  if (value.passes) {
    object.key("passes");
    write(out, *value.passes);
  }
  if (value.patterns) {
    object.key("patterns");
    write(out, *value.patterns);
  }
  if (value.hosts) {
    object.key("hosts");
    write(out, *value.hosts);
  }
  if (value.newcomers_only) {
    object.key("newcomers_only");
    write(out, *value.newcomers_only);
  }
  if (value.window_s) {
    object.key("window_s");
    write(out, *value.window_s);
  }
  if (value.same_person) {
    object.key("same_person");
    write(out, *value.same_person);
  }
  if (value.people) {
    object.key("people");
    write(out, *value.people);
  }
  if (value.least_length) {
    object.key("least_length");
    write(out, *value.least_length);
  }
  if (value.capitals) {
    object.key("capitals");
    write(out, *value.capitals);
  }
  if (value.symbols) {
    object.key("symbols");
    write(out, *value.symbols);
  }
  if (value.emoji) {
    object.key("emoji");
    write(out, *value.emoji);
  }
  if (value.same_in_a_row) {
    object.key("same_in_a_row");
    write(out, *value.same_in_a_row);
  }
  if (value.mentions) {
    object.key("mentions");
    write(out, *value.mentions);
  }
  if (value.first) {
    object.key("first");
    write(out, *value.first);
  }
  if (value.younger_than_s) {
    object.key("younger_than_s");
    write(out, *value.younger_than_s);
  }
  if (value.marks) {
    object.key("marks");
    write(out, *value.marks);
  }
  if (value.hidden) {
    object.key("hidden");
    write(out, *value.hidden);
  }
  if (value.mixed_scripts) {
    object.key("mixed_scripts");
    write(out, *value.mixed_scripts);
  }
}

bool read(Reader& in, const json::value& value, ModerationRule& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{200}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "action", out.action, Plain{}) &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "exempt", out.exempt, Plain{}) &&
         in.field(*object, "parameters", out.parameters, Plain{});
}

void write(std::string& out, const ModerationRule& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("title");
  write(out, value.title);
  object.key("kind");
  write(out, value.kind);
  object.key("action");
  write(out, value.action);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("exempt");
  write(out, value.exempt);
  object.key("parameters");
  write(out, value.parameters);
}

bool read(Reader& in, const json::value& value, RuleFile& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rules", out.rules, Plain{});
}

void write(std::string& out, const RuleFile& value) {
  ObjectWriter object(out);
  object.key("rules");
  write(out, value.rules);
}

bool read(Reader& in, const json::value& value, RuleItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rule", out.rule, Plain{}) &&
         in.field(*object, "version", out.version, Plain{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "by", out.by, StringUpTo{120}) &&
         in.field(*object, "shipped", out.shipped, Plain{}) &&
         in.field(*object, "deleted", out.deleted, Plain{}) &&
         in.field(*object, "entries", out.entries, Plain{}) &&
         in.field(*object, "may_change", out.may_change, Plain{});
}

void write(std::string& out, const RuleItem& value) {
  ObjectWriter object(out);
  object.key("rule");
  write(out, value.rule);
  object.key("version");
  write(out, value.version);
  object.key("at");
  write(out, value.at);
  object.key("by");
  write(out, value.by);
  object.key("shipped");
  write(out, value.shipped);
  object.key("deleted");
  write(out, value.deleted);
  object.key("entries");
  write(out, value.entries);
  object.key("may_change");
  write(out, value.may_change);
}

bool read(Reader& in, const json::value& value, ShippedList& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "name", out.name, StringUpTo{32}) &&
         in.field(*object, "entries", out.entries, Plain{});
}

void write(std::string& out, const ShippedList& value) {
  ObjectWriter object(out);
  object.key("name");
  write(out, value.name);
  object.key("entries");
  write(out, value.entries);
}

bool read(Reader& in, const json::value& value, RuleList& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rules", out.rules, Plain{}) &&
         in.field(*object, "lists", out.lists, Plain{}) &&
         in.field(*object, "revision", out.revision, Plain{});
}

void write(std::string& out, const RuleList& value) {
  ObjectWriter object(out);
  object.key("rules");
  write(out, value.rules);
  object.key("lists");
  write(out, value.lists);
  object.key("revision");
  write(out, value.revision);
}

bool read(Reader& in, const json::value& value, RuleVersions& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "versions", out.versions, Plain{});
}

void write(std::string& out, const RuleVersions& value) {
  ObjectWriter object(out);
  object.key("versions");
  write(out, value.versions);
}

bool read(Reader& in, const json::value& value, RuleChange& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rule", out.rule, Plain{}) &&
         in.field(*object, "after", out.after, Plain{});
}

void write(std::string& out, const RuleChange& value) {
  ObjectWriter object(out);
  object.key("rule");
  write(out, value.rule);
  if (value.after) {
    object.key("after");
    write(out, *value.after);
  }
}

bool read(Reader& in, const json::value& value, RuleFinding& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rule", out.rule, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{200}) &&
         in.field(*object, "version", out.version, Plain{}) &&
         in.field(*object, "cause", out.cause, Plain{}) &&
         in.field(*object, "action", out.action, Plain{}) &&
         in.field(*object, "spans", out.spans, Plain{});
}

void write(std::string& out, const RuleFinding& value) {
  ObjectWriter object(out);
  object.key("rule");
  write(out, value.rule);
  object.key("title");
  write(out, value.title);
  object.key("version");
  write(out, value.version);
  object.key("cause");
  write(out, value.cause);
  object.key("action");
  write(out, value.action);
  object.key("spans");
  write(out, value.spans);
}

bool read(Reader& in, const json::value& value, RuleTest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "trust", out.trust, Plain{}) &&
         in.field(*object, "rules", out.rules, Plain{}) &&
         in.field(*object, "alone", out.alone, Plain{});
}

void write(std::string& out, const RuleTest& value) {
  ObjectWriter object(out);
  object.key("text");
  write(out, value.text);
  if (value.room) {
    object.key("room");
    write(out, *value.room);
  }
  if (value.trust) {
    object.key("trust");
    write(out, *value.trust);
  }
  if (value.rules) {
    object.key("rules");
    write(out, *value.rules);
  }
  if (value.alone) {
    object.key("alone");
    write(out, *value.alone);
  }
}

bool read(Reader& in, const json::value& value, RuleTestAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "verdict", out.verdict, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{4096}) &&
         in.field(*object, "findings", out.findings, Plain{});
}

void write(std::string& out, const RuleTestAnswer& value) {
  ObjectWriter object(out);
  object.key("verdict");
  write(out, value.verdict);
  object.key("text");
  write(out, value.text);
  object.key("findings");
  write(out, value.findings);
}

bool read(Reader& in, const json::value& value, RuleTrial& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rules", out.rules, Plain{}) &&
         in.field(*object, "alone", out.alone, Plain{}) &&
         in.field(*object, "rooms", out.rooms, Id{}) &&
         in.field(*object, "last", out.last, Plain{});
}

void write(std::string& out, const RuleTrial& value) {
  ObjectWriter object(out);
  object.key("rules");
  write(out, value.rules);
  if (value.alone) {
    object.key("alone");
    write(out, *value.alone);
  }
  object.key("rooms");
  write(out, value.rooms);
  object.key("last");
  write(out, value.last);
}

bool read(Reader& in, const json::value& value, RuleCount& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "rule", out.rule, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{200}) &&
         in.field(*object, "texts", out.texts, Plain{});
}

void write(std::string& out, const RuleCount& value) {
  ObjectWriter object(out);
  object.key("rule");
  write(out, value.rule);
  object.key("title");
  write(out, value.title);
  object.key("texts");
  write(out, value.texts);
}

bool read(Reader& in, const json::value& value, TrialExample& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "entry", out.entry, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "question", out.question, Plain{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "verdict", out.verdict, Plain{}) &&
         in.field(*object, "would_be", out.would_be, StringUpTo{4096}) &&
         in.field(*object, "findings", out.findings, Plain{});
}

void write(std::string& out, const TrialExample& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("entry");
  write(out, value.entry);
  object.key("at");
  write(out, value.at);
  object.key("question");
  write(out, value.question);
  if (value.author) {
    object.key("author");
    write(out, *value.author);
  }
  object.key("text");
  write(out, value.text);
  object.key("verdict");
  write(out, value.verdict);
  if (value.would_be) {
    object.key("would_be");
    write(out, *value.would_be);
  }
  object.key("findings");
  write(out, value.findings);
}

bool read(Reader& in, const json::value& value, RuleTrialAnswer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "looked_at", out.looked_at, Plain{}) &&
         in.field(*object, "held", out.held, Plain{}) &&
         in.field(*object, "rewritten", out.rewritten, Plain{}) &&
         in.field(*object, "rejected", out.rejected, Plain{}) &&
         in.field(*object, "by_rule", out.by_rule, Plain{}) &&
         in.field(*object, "examples", out.examples, Plain{}) &&
         in.field(*object, "complete", out.complete, Plain{});
}

void write(std::string& out, const RuleTrialAnswer& value) {
  ObjectWriter object(out);
  object.key("looked_at");
  write(out, value.looked_at);
  object.key("held");
  write(out, value.held);
  object.key("rewritten");
  write(out, value.rewritten);
  object.key("rejected");
  write(out, value.rejected);
  object.key("by_rule");
  write(out, value.by_rule);
  object.key("examples");
  write(out, value.examples);
  object.key("complete");
  write(out, value.complete);
}

bool read(Reader& in, const json::value& value, AuditRecord& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Plain{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "actor", out.actor, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "role", out.role, Plain{}) &&
         in.field(*object, "act", out.act, Plain{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "target", out.target, StringUpTo{300}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "partner", out.partner, StringUpTo{200}) &&
         in.field(*object, "entry", out.entry, Id{}) &&
         in.field(*object, "hash", out.hash, StringUpTo{64});
}

void write(std::string& out, const AuditRecord& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("at");
  write(out, value.at);
  if (value.actor) {
    object.key("actor");
    write(out, *value.actor);
  }
  if (value.name) {
    object.key("name");
    write(out, *value.name);
  }
  if (value.role) {
    object.key("role");
    write(out, *value.role);
  }
  object.key("act");
  write(out, value.act);
  if (value.room) {
    object.key("room");
    write(out, *value.room);
  }
  if (value.item) {
    object.key("item");
    write(out, *value.item);
  }
  if (value.person) {
    object.key("person");
    write(out, *value.person);
  }
  if (value.target) {
    object.key("target");
    write(out, *value.target);
  }
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.partner) {
    object.key("partner");
    write(out, *value.partner);
  }
  if (value.entry) {
    object.key("entry");
    write(out, *value.entry);
  }
  if (value.hash) {
    object.key("hash");
    write(out, *value.hash);
  }
}

bool read(Reader& in, const json::value& value, AuditPage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "records", out.records, Plain{}) &&
         in.field(*object, "names", out.names, StringUpTo{120}) &&
         in.field(*object, "more", out.more, Plain{});
}

void write(std::string& out, const AuditPage& value) {
  ObjectWriter object(out);
  object.key("records");
  write(out, value.records);
  object.key("names");
  write(out, value.names);
  object.key("more");
  write(out, value.more);
}

bool read(Reader& in, const json::value& value, AuditCheck& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "records", out.records, Plain{}) &&
         in.field(*object, "head", out.head, StringUpTo{64}) &&
         in.field(*object, "intact", out.intact, Plain{}) &&
         in.field(*object, "broken", out.broken, Plain{}) &&
         in.field(*object, "why", out.why, StringUpTo{200});
}

void write(std::string& out, const AuditCheck& value) {
  ObjectWriter object(out);
  object.key("records");
  write(out, value.records);
  object.key("head");
  write(out, value.head);
  object.key("intact");
  write(out, value.intact);
  if (value.broken) {
    object.key("broken");
    write(out, *value.broken);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
}

bool read(Reader& in, const json::value& value, SanctionRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "lasting", out.lasting, Plain{}) &&
         in.field(*object, "seconds", out.seconds, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, TextUpTo{limits::note_length});
}

void write(std::string& out, const SanctionRequest& value) {
  ObjectWriter object(out);
  object.key("person");
  write(out, value.person);
  object.key("kind");
  write(out, value.kind);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("lasting");
  write(out, value.lasting);
  if (value.seconds) {
    object.key("seconds");
    write(out, *value.seconds);
  }
  object.key("reason");
  write(out, value.reason);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
}

bool read(Reader& in, const json::value& value, Sanction& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "until", out.until, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, StringUpTo{1024}) &&
         in.field(*object, "by", out.by, Id{}) &&
         in.field(*object, "by_name", out.by_name, StringUpTo{120}) &&
         in.field(*object, "lifted_at", out.lifted_at, Natural{});
}

void write(std::string& out, const Sanction& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("kind");
  write(out, value.kind);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("at");
  write(out, value.at);
  object.key("until");
  write(out, value.until);
  object.key("reason");
  write(out, value.reason);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  object.key("by");
  write(out, value.by);
  object.key("by_name");
  write(out, value.by_name);
  if (value.lifted_at) {
    object.key("lifted_at");
    write(out, *value.lifted_at);
  }
}

bool read(Reader& in, const json::value& value, SanctionList& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "sanctions", out.sanctions, Plain{});
}

void write(std::string& out, const SanctionList& value) {
  ObjectWriter object(out);
  object.key("sanctions");
  write(out, value.sanctions);
}

bool read(Reader& in, const json::value& value, NoteRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "text", out.text, TextUpTo{limits::message_length});
}

void write(std::string& out, const NoteRequest& value) {
  ObjectWriter object(out);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("text");
  write(out, value.text);
}

bool read(Reader& in, const json::value& value, PersonNote& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "by", out.by, Id{}) &&
         in.field(*object, "by_name", out.by_name, StringUpTo{120}) &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "text", out.text, StringUpTo{2048});
}

void write(std::string& out, const PersonNote& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("person");
  write(out, value.person);
  object.key("at");
  write(out, value.at);
  object.key("by");
  write(out, value.by);
  object.key("by_name");
  write(out, value.by_name);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("text");
  write(out, value.text);
}

bool read(Reader& in, const json::value& value, PersonNotes& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "notes", out.notes, Plain{});
}

void write(std::string& out, const PersonNotes& value) {
  ObjectWriter object(out);
  object.key("notes");
  write(out, value.notes);
}

bool read(Reader& in, const json::value& value, Contribution& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "title", out.title, StringUpTo{1024}) &&
         in.field(*object, "message", out.message, Plain{}) &&
         in.field(*object, "question", out.question, Plain{});
}

void write(std::string& out, const Contribution& value) {
  ObjectWriter object(out);
  object.key("room");
  write(out, value.room);
  object.key("title");
  write(out, value.title);
  if (value.message) {
    object.key("message");
    write(out, *value.message);
  }
  if (value.question) {
    object.key("question");
    write(out, *value.question);
  }
}

bool read(Reader& in, const json::value& value, Contributions& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "items", out.items, Plain{}) &&
         in.field(*object, "before", out.before, StringUpTo{200});
}

void write(std::string& out, const Contributions& value) {
  ObjectWriter object(out);
  object.key("items");
  write(out, value.items);
  if (value.before) {
    object.key("before");
    write(out, *value.before);
  }
}

bool read(Reader& in, const json::value& value, ShieldRequest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "on", out.on, Plain{});
}

void write(std::string& out, const ShieldRequest& value) {
  ObjectWriter object(out);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("on");
  write(out, value.on);
}

bool read(Reader& in, const json::value& value, ShieldState& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "scope", out.scope, Plain{}) &&
         in.field(*object, "scope_id", out.scope_id, StringUpTo{200}) &&
         in.field(*object, "on", out.on, Plain{}) &&
         in.field(*object, "by", out.by, Id{}) &&
         in.field(*object, "by_name", out.by_name, StringUpTo{120}) &&
         in.field(*object, "at", out.at, Natural{});
}

void write(std::string& out, const ShieldState& value) {
  ObjectWriter object(out);
  object.key("scope");
  write(out, value.scope);
  object.key("scope_id");
  write(out, value.scope_id);
  object.key("on");
  write(out, value.on);
  object.key("by");
  write(out, value.by);
  object.key("by_name");
  write(out, value.by_name);
  object.key("at");
  write(out, value.at);
}

bool read(Reader& in, const json::value& value, ShieldList& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "shields", out.shields, Plain{});
}

void write(std::string& out, const ShieldList& value) {
  ObjectWriter object(out);
  object.key("shields");
  write(out, value.shields);
}

bool read(Reader& in, const json::value& value, Done& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

void write(std::string& out, const Done& ) {
  ObjectWriter object(out);
}

bool read(Reader& in, const json::value& value, HookMessage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, StringUpTo{512}) &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "links", out.links, StringUpTo{2048});
}

void write(std::string& out, const HookMessage& value) {
  ObjectWriter object(out);
  object.key("id");
  write(out, value.id);
  object.key("kind");
  write(out, value.kind);
  object.key("text");
  write(out, value.text);
  object.key("links");
  write(out, value.links);
}

bool read(Reader& in, const json::value& value, HookAuthor& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ref", out.ref, StringUpTo{64}) &&
         in.field(*object, "trust", out.trust, Plain{}) &&
         in.field(*object, "anonymous", out.anonymous, Plain{}) &&
         in.field(*object, "age_s", out.age_s, Plain{}) &&
         in.field(*object, "sent", out.sent, Plain{}) &&
         in.field(*object, "held", out.held, Plain{}) &&
         in.field(*object, "rejected", out.rejected, Plain{});
}

void write(std::string& out, const HookAuthor& value) {
  ObjectWriter object(out);
  object.key("ref");
  write(out, value.ref);
  object.key("trust");
  write(out, value.trust);
  object.key("anonymous");
  write(out, value.anonymous);
  object.key("age_s");
  write(out, value.age_s);
  object.key("sent");
  write(out, value.sent);
  object.key("held");
  write(out, value.held);
  object.key("rejected");
  write(out, value.rejected);
}

bool read(Reader& in, const json::value& value, HookContext& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ref", out.ref, StringUpTo{64}) &&
         in.field(*object, "text", out.text, StringUpTo{2048});
}

void write(std::string& out, const HookContext& value) {
  ObjectWriter object(out);
  object.key("ref");
  write(out, value.ref);
  object.key("text");
  write(out, value.text);
}

bool read(Reader& in, const json::value& value, HookCheck& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "v", out.v, Plain{}) &&
         in.field(*object, "event", out.event, StringUpTo{32}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "mode", out.mode, Plain{}) &&
         in.field(*object, "message", out.message, Plain{}) &&
         in.field(*object, "author", out.author, Plain{}) &&
         in.field(*object, "context", out.context, Plain{}) &&
         in.field(*object, "deadline_ms", out.deadline_ms, Plain{}) &&
         in.field(*object, "callback", out.callback, StringUpTo{1000});
}

void write(std::string& out, const HookCheck& value) {
  ObjectWriter object(out);
  object.key("v");
  write(out, value.v);
  object.key("event");
  write(out, value.event);
  object.key("room");
  write(out, value.room);
  object.key("mode");
  write(out, value.mode);
  object.key("message");
  write(out, value.message);
  object.key("author");
  write(out, value.author);
  object.key("context");
  write(out, value.context);
  object.key("deadline_ms");
  write(out, value.deadline_ms);
  object.key("callback");
  write(out, value.callback);
}

bool read(Reader& in, const json::value& value, HookWords& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "fr", out.fr, StringUpTo{400}) &&
         in.field(*object, "en", out.en, StringUpTo{400});
}

void write(std::string& out, const HookWords& value) {
  ObjectWriter object(out);
  if (value.fr) {
    object.key("fr");
    write(out, *value.fr);
  }
  if (value.en) {
    object.key("en");
    write(out, *value.en);
  }
}

bool read(Reader& in, const json::value& value, HookReply& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "verdict", out.verdict, Plain{}) &&
         in.field(*object, "reason", out.reason, StringUpTo{120}) &&
         in.field(*object, "rule", out.rule, StringUpTo{120}) &&
         in.field(*object, "spans", out.spans, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048}) &&
         in.field(*object, "user_message", out.user_message, Plain{});
}

void write(std::string& out, const HookReply& value) {
  ObjectWriter object(out);
  object.key("verdict");
  write(out, value.verdict);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.rule) {
    object.key("rule");
    write(out, *value.rule);
  }
  if (value.spans) {
    object.key("spans");
    write(out, *value.spans);
  }
  if (value.text) {
    object.key("text");
    write(out, *value.text);
  }
  if (value.user_message) {
    object.key("user_message");
    write(out, *value.user_message);
  }
}

bool read(Reader& in, const json::value& value, HookVerdict& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, StringUpTo{512}) &&
         in.field(*object, "verdict", out.verdict, Plain{}) &&
         in.field(*object, "reason", out.reason, StringUpTo{120}) &&
         in.field(*object, "rule", out.rule, StringUpTo{120}) &&
         in.field(*object, "spans", out.spans, Plain{}) &&
         in.field(*object, "text", out.text, StringUpTo{2048});
}

void write(std::string& out, const HookVerdict& value) {
  ObjectWriter object(out);
  object.key("message");
  write(out, value.message);
  object.key("verdict");
  write(out, value.verdict);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.rule) {
    object.key("rule");
    write(out, *value.rule);
  }
  if (value.spans) {
    object.key("spans");
    write(out, *value.spans);
  }
  if (value.text) {
    object.key("text");
    write(out, *value.text);
  }
}

bool read(Reader& in, const json::value& value, HookState& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "state", out.state, Plain{}) &&
         in.field(*object, "since", out.since, Natural{}) &&
         in.field(*object, "why", out.why, StringUpTo{200}) &&
         in.field(*object, "asked", out.asked, Plain{}) &&
         in.field(*object, "failed", out.failed, Plain{}) &&
         in.field(*object, "held", out.held, Plain{});
}

void write(std::string& out, const HookState& value) {
  ObjectWriter object(out);
  object.key("state");
  write(out, value.state);
  if (value.since) {
    object.key("since");
    write(out, *value.since);
  }
  if (value.why) {
    object.key("why");
    write(out, *value.why);
  }
  object.key("asked");
  write(out, value.asked);
  object.key("failed");
  write(out, value.failed);
  object.key("held");
  write(out, value.held);
}

bool read(Reader& in, const json::value& value, Notice& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "v", out.v, Plain{}) &&
         in.field(*object, "type", out.type, Plain{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "seq", out.seq, Natural{}) &&
         in.field(*object, "at", out.at, Natural{}) &&
         in.field(*object, "question", out.question, Plain{}) &&
         in.field(*object, "message", out.message, Plain{}) &&
         in.field(*object, "poll", out.poll, Plain{}) &&
         in.field(*object, "item", out.item, Natural{});
}

void write(std::string& out, const Notice& value) {
  ObjectWriter object(out);
  object.key("v");
  write(out, value.v);
  object.key("type");
  write(out, value.type);
  object.key("room");
  write(out, value.room);
  object.key("seq");
  write(out, value.seq);
  object.key("at");
  write(out, value.at);
  if (value.question) {
    object.key("question");
    write(out, *value.question);
  }
  if (value.message) {
    object.key("message");
    write(out, *value.message);
  }
  if (value.poll) {
    object.key("poll");
    write(out, *value.poll);
  }
  if (value.item) {
    object.key("item");
    write(out, *value.item);
  }
}

bool read(Reader& in, const json::value& value, command::PostMessage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "text", out.text, TextUpTo{limits::message_length}) &&
         in.field(*object, "channel", out.channel, Plain{}) &&
         in.field(*object, "anonymous", out.anonymous, Plain{});
}

bool read(Reader& in, const json::value& value, command::ReviewMessage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "from", out.from, Plain{});
}

bool read(Reader& in, const json::value& value, command::TurnIntoQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "message", out.message, Natural{});
}

bool read(Reader& in, const json::value& value, command::AskQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "text", out.text, TextUpTo{limits::question_length}) &&
         in.field(*object, "anonymous", out.anonymous, Plain{});
}

bool read(Reader& in, const json::value& value, command::EditQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "text", out.text, TextUpTo{limits::question_length});
}

bool read(Reader& in, const json::value& value, command::MoveQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "from", out.from, Plain{});
}

bool read(Reader& in, const json::value& value, command::DeclineQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, TextUpTo{limits::note_length}) &&
         in.field(*object, "from", out.from, Plain{});
}

bool read(Reader& in, const json::value& value, command::MergeQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "into", out.into, Natural{});
}

bool read(Reader& in, const json::value& value, command::WithdrawQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{});
}

bool read(Reader& in, const json::value& value, command::UndoQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{});
}

bool read(Reader& in, const json::value& value, command::VoteQuestion& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "question", out.question, Natural{}) &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, command::CreatePoll& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "title", out.title, TextUpTo{limits::poll_title_length}) &&
         in.field(*object, "options", out.options, StringUpTo{512}) &&
         in.field(*object, "multiple", out.multiple, Plain{}) &&
         in.field(*object, "results", out.results, Plain{});
}

bool read(Reader& in, const json::value& value, command::EditPoll& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "title", out.title, TextUpTo{limits::poll_title_length}) &&
         in.field(*object, "options", out.options, StringUpTo{512}) &&
         in.field(*object, "multiple", out.multiple, Plain{}) &&
         in.field(*object, "results", out.results, Plain{});
}

bool read(Reader& in, const json::value& value, command::MovePoll& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "to", out.to, Plain{});
}

bool read(Reader& in, const json::value& value, command::AnswerPoll& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "poll", out.poll, Natural{}) &&
         in.field(*object, "choices", out.choices, Plain{});
}

bool read(Reader& in, const json::value& value, command::ChangeSettings& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "change", out.change, Plain{});
}

bool read(Reader& in, const json::value& value, command::SetStage& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "stage", out.stage, Plain{});
}

bool read(Reader& in, const json::value& value, command::SetTimer& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "timer", out.timer, Plain{});
}

bool read(Reader& in, const json::value& value, command::MutePerson& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "seconds", out.seconds, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{});
}

bool read(Reader& in, const json::value& value, command::BanPerson& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "seconds", out.seconds, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{});
}

bool read(Reader& in, const json::value& value, command::LiftPerson& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "person", out.person, Id{});
}

bool read(Reader& in, const json::value& value, command::ClaimItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{});
}

bool read(Reader& in, const json::value& value, command::ReleaseItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{});
}

bool read(Reader& in, const json::value& value, command::SetShield& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, command::ReportItem& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "reason", out.reason, Plain{}) &&
         in.field(*object, "note", out.note, TextUpTo{limits::note_length});
}

bool read(Reader& in, const json::value& value, command::DecideReport& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "report", out.report, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "reason", out.reason, Plain{});
}

bool read(Reader& in, const json::value& value, command::ContestDecision& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "kind", out.kind, Plain{}) &&
         in.field(*object, "item", out.item, Natural{}) &&
         in.field(*object, "text", out.text, TextUpTo{limits::note_length});
}

bool read(Reader& in, const json::value& value, command::DecideContest& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "contest", out.contest, Natural{}) &&
         in.field(*object, "to", out.to, Plain{}) &&
         in.field(*object, "note", out.note, TextUpTo{limits::note_length});
}

bool read(Reader& in, const json::value& value, command::AddBooth& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "name", out.name, TextUpTo{limits::title_length}) &&
         in.field(*object, "pitch", out.pitch, TextUpTo{limits::pitch_length}) &&
         in.field(*object, "offers", out.offers, Plain{});
}

bool read(Reader& in, const json::value& value, command::EditBooth& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "name", out.name, TextUpTo{limits::title_length}) &&
         in.field(*object, "pitch", out.pitch, TextUpTo{limits::pitch_length}) &&
         in.field(*object, "offers", out.offers, Plain{});
}

bool read(Reader& in, const json::value& value, command::StaffBooth& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "person", out.person, Id{}) &&
         in.field(*object, "name", out.name, StringUpTo{120}) &&
         in.field(*object, "on", out.on, Plain{});
}

bool read(Reader& in, const json::value& value, command::PauseBooth& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "paused", out.paused, Plain{});
}

bool read(Reader& in, const json::value& value, command::JoinQueue& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{}) &&
         in.field(*object, "note", out.note, TextUpTo{limits::note_length});
}

bool read(Reader& in, const json::value& value, command::LeaveQueue& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{});
}

bool read(Reader& in, const json::value& value, command::CallNext& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "booth", out.booth, Natural{});
}

bool read(Reader& in, const json::value& value, command::AcceptCall& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Natural{});
}

bool read(Reader& in, const json::value& value, command::ExtendConversation& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

bool read(Reader& in, const json::value& value, command::EndConversation& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

bool read(Reader& in, const json::value& value, Command& out) {
  std::string tag;
  const json::object* object = in.object(value);
  if (object == nullptr || !in.field(*object, "k", tag, StringUpTo{64})) return false;
  if (tag == "post_message") return read(in, value, out.emplace<command::PostMessage>());
  if (tag == "review_message") return read(in, value, out.emplace<command::ReviewMessage>());
  if (tag == "turn_into_question") return read(in, value, out.emplace<command::TurnIntoQuestion>());
  if (tag == "ask_question") return read(in, value, out.emplace<command::AskQuestion>());
  if (tag == "edit_question") return read(in, value, out.emplace<command::EditQuestion>());
  if (tag == "move_question") return read(in, value, out.emplace<command::MoveQuestion>());
  if (tag == "decline_question") return read(in, value, out.emplace<command::DeclineQuestion>());
  if (tag == "merge_question") return read(in, value, out.emplace<command::MergeQuestion>());
  if (tag == "withdraw_question") return read(in, value, out.emplace<command::WithdrawQuestion>());
  if (tag == "undo_question") return read(in, value, out.emplace<command::UndoQuestion>());
  if (tag == "vote_question") return read(in, value, out.emplace<command::VoteQuestion>());
  if (tag == "create_poll") return read(in, value, out.emplace<command::CreatePoll>());
  if (tag == "edit_poll") return read(in, value, out.emplace<command::EditPoll>());
  if (tag == "move_poll") return read(in, value, out.emplace<command::MovePoll>());
  if (tag == "answer_poll") return read(in, value, out.emplace<command::AnswerPoll>());
  if (tag == "change_settings") return read(in, value, out.emplace<command::ChangeSettings>());
  if (tag == "set_stage") return read(in, value, out.emplace<command::SetStage>());
  if (tag == "set_timer") return read(in, value, out.emplace<command::SetTimer>());
  if (tag == "mute_person") return read(in, value, out.emplace<command::MutePerson>());
  if (tag == "ban_person") return read(in, value, out.emplace<command::BanPerson>());
  if (tag == "lift_person") return read(in, value, out.emplace<command::LiftPerson>());
  if (tag == "claim_item") return read(in, value, out.emplace<command::ClaimItem>());
  if (tag == "release_item") return read(in, value, out.emplace<command::ReleaseItem>());
  if (tag == "set_shield") return read(in, value, out.emplace<command::SetShield>());
  if (tag == "report_item") return read(in, value, out.emplace<command::ReportItem>());
  if (tag == "decide_report") return read(in, value, out.emplace<command::DecideReport>());
  if (tag == "contest_decision") return read(in, value, out.emplace<command::ContestDecision>());
  if (tag == "decide_contest") return read(in, value, out.emplace<command::DecideContest>());
  if (tag == "add_booth") return read(in, value, out.emplace<command::AddBooth>());
  if (tag == "edit_booth") return read(in, value, out.emplace<command::EditBooth>());
  if (tag == "staff_booth") return read(in, value, out.emplace<command::StaffBooth>());
  if (tag == "pause_booth") return read(in, value, out.emplace<command::PauseBooth>());
  if (tag == "join_queue") return read(in, value, out.emplace<command::JoinQueue>());
  if (tag == "leave_queue") return read(in, value, out.emplace<command::LeaveQueue>());
  if (tag == "call_next") return read(in, value, out.emplace<command::CallNext>());
  if (tag == "accept_call") return read(in, value, out.emplace<command::AcceptCall>());
  if (tag == "extend_conversation") return read(in, value, out.emplace<command::ExtendConversation>());
  if (tag == "end_conversation") return read(in, value, out.emplace<command::EndConversation>());
  return in.fail(ErrorCode::unknown_command, "\"" + tag + "\" is not known here");
}

void write(std::string& out, const command::PostMessage& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("post_message"));
  object.key("text");
  write(out, value.text);
  object.key("channel");
  write(out, value.channel);
  if (value.anonymous) {
    object.key("anonymous");
    write(out, *value.anonymous);
  }
}

void write(std::string& out, const command::ReviewMessage& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("review_message"));
  object.key("message");
  write(out, value.message);
  object.key("to");
  write(out, value.to);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
  if (value.from) {
    object.key("from");
    write(out, *value.from);
  }
}

void write(std::string& out, const command::TurnIntoQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("turn_into_question"));
  object.key("message");
  write(out, value.message);
}

void write(std::string& out, const command::AskQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("ask_question"));
  object.key("text");
  write(out, value.text);
  if (value.anonymous) {
    object.key("anonymous");
    write(out, *value.anonymous);
  }
}

void write(std::string& out, const command::EditQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("edit_question"));
  object.key("question");
  write(out, value.question);
  object.key("text");
  write(out, value.text);
}

void write(std::string& out, const command::MoveQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("move_question"));
  object.key("question");
  write(out, value.question);
  object.key("to");
  write(out, value.to);
  if (value.from) {
    object.key("from");
    write(out, *value.from);
  }
}

void write(std::string& out, const command::DeclineQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("decline_question"));
  object.key("question");
  write(out, value.question);
  object.key("reason");
  write(out, value.reason);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
  if (value.from) {
    object.key("from");
    write(out, *value.from);
  }
}

void write(std::string& out, const command::MergeQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("merge_question"));
  object.key("question");
  write(out, value.question);
  object.key("into");
  write(out, value.into);
}

void write(std::string& out, const command::WithdrawQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("withdraw_question"));
  object.key("question");
  write(out, value.question);
}

void write(std::string& out, const command::UndoQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("undo_question"));
  object.key("question");
  write(out, value.question);
}

void write(std::string& out, const command::VoteQuestion& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("vote_question"));
  object.key("question");
  write(out, value.question);
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const command::CreatePoll& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("create_poll"));
  object.key("title");
  write(out, value.title);
  object.key("options");
  write(out, value.options);
  object.key("multiple");
  write(out, value.multiple);
  object.key("results");
  write(out, value.results);
}

void write(std::string& out, const command::EditPoll& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("edit_poll"));
  object.key("poll");
  write(out, value.poll);
  object.key("title");
  write(out, value.title);
  object.key("options");
  write(out, value.options);
  object.key("multiple");
  write(out, value.multiple);
  object.key("results");
  write(out, value.results);
}

void write(std::string& out, const command::MovePoll& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("move_poll"));
  object.key("poll");
  write(out, value.poll);
  object.key("to");
  write(out, value.to);
}

void write(std::string& out, const command::AnswerPoll& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("answer_poll"));
  object.key("poll");
  write(out, value.poll);
  object.key("choices");
  write(out, value.choices);
}

void write(std::string& out, const command::ChangeSettings& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("change_settings"));
  object.key("change");
  write(out, value.change);
}

void write(std::string& out, const command::SetStage& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("set_stage"));
  object.key("stage");
  write(out, value.stage);
}

void write(std::string& out, const command::SetTimer& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("set_timer"));
  object.key("timer");
  write(out, value.timer);
}

void write(std::string& out, const command::MutePerson& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("mute_person"));
  object.key("person");
  write(out, value.person);
  object.key("seconds");
  write(out, value.seconds);
  object.key("reason");
  write(out, value.reason);
}

void write(std::string& out, const command::BanPerson& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("ban_person"));
  object.key("person");
  write(out, value.person);
  if (value.seconds) {
    object.key("seconds");
    write(out, *value.seconds);
  }
  object.key("reason");
  write(out, value.reason);
}

void write(std::string& out, const command::LiftPerson& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("lift_person"));
  object.key("person");
  write(out, value.person);
}

void write(std::string& out, const command::ClaimItem& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("claim_item"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
}

void write(std::string& out, const command::ReleaseItem& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("release_item"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
}

void write(std::string& out, const command::SetShield& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("set_shield"));
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const command::ReportItem& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("report_item"));
  object.key("kind");
  write(out, value.kind);
  object.key("item");
  write(out, value.item);
  object.key("reason");
  write(out, value.reason);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
}

void write(std::string& out, const command::DecideReport& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("decide_report"));
  object.key("report");
  write(out, value.report);
  object.key("to");
  write(out, value.to);
  if (value.reason) {
    object.key("reason");
    write(out, *value.reason);
  }
}

void write(std::string& out, const command::ContestDecision& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("contest_decision"));
  object.key("kind");
  write(out, value.kind);
  if (value.item) {
    object.key("item");
    write(out, *value.item);
  }
  if (value.text) {
    object.key("text");
    write(out, *value.text);
  }
}

void write(std::string& out, const command::DecideContest& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("decide_contest"));
  object.key("contest");
  write(out, value.contest);
  object.key("to");
  write(out, value.to);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
}

void write(std::string& out, const command::AddBooth& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("add_booth"));
  object.key("name");
  write(out, value.name);
  object.key("pitch");
  write(out, value.pitch);
  object.key("offers");
  write(out, value.offers);
}

void write(std::string& out, const command::EditBooth& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("edit_booth"));
  object.key("booth");
  write(out, value.booth);
  object.key("name");
  write(out, value.name);
  object.key("pitch");
  write(out, value.pitch);
  object.key("offers");
  write(out, value.offers);
}

void write(std::string& out, const command::StaffBooth& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("staff_booth"));
  object.key("booth");
  write(out, value.booth);
  object.key("person");
  write(out, value.person);
  object.key("name");
  write(out, value.name);
  object.key("on");
  write(out, value.on);
}

void write(std::string& out, const command::PauseBooth& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("pause_booth"));
  object.key("booth");
  write(out, value.booth);
  object.key("paused");
  write(out, value.paused);
}

void write(std::string& out, const command::JoinQueue& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("join_queue"));
  object.key("booth");
  write(out, value.booth);
  if (value.note) {
    object.key("note");
    write(out, *value.note);
  }
}

void write(std::string& out, const command::LeaveQueue& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("leave_queue"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const command::CallNext& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("call_next"));
  object.key("booth");
  write(out, value.booth);
}

void write(std::string& out, const command::AcceptCall& value) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("accept_call"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const command::ExtendConversation& ) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("extend_conversation"));
}

void write(std::string& out, const command::EndConversation& ) {
  ObjectWriter object(out);
  object.key("k");
  write(out, std::string_view("end_conversation"));
}

void write(std::string& out, const Command& value) {
  std::visit([&out](const auto& variant) { write(out, variant); }, value);
}

bool read(Reader& in, const json::value& value, client::Hello& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "ticket", out.ticket, Id{});
}

bool read(Reader& in, const json::value& value, client::Join& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "epoch", out.epoch, Id{}) &&
         in.field(*object, "after", out.after, Natural{});
}

bool read(Reader& in, const json::value& value, client::Leave& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{});
}

bool read(Reader& in, const json::value& value, client::Do& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "cmd", out.cmd, Plain{});
}

bool read(Reader& in, const json::value& value, client::React& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "reaction", out.reaction, Plain{});
}

bool read(Reader& in, const json::value& value, client::Typing& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{});
}

bool read(Reader& in, const json::value& value, client::History& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "before", out.before, Natural{});
}

bool read(Reader& in, const json::value& value, client::Pong& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

bool read(Reader& in, const json::value& value, client::WatchDesk& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

bool read(Reader& in, const json::value& value, client::UnwatchDesk& ) {
  const json::object* object = in.object(value);
  return object != nullptr;
}

bool read(Reader& in, const json::value& value, ClientMessage& out) {
  std::string tag;
  const json::object* object = in.object(value);
  if (object == nullptr || !in.field(*object, "t", tag, StringUpTo{64})) return false;
  if (tag == "hello") return read(in, value, out.emplace<client::Hello>());
  if (tag == "join") return read(in, value, out.emplace<client::Join>());
  if (tag == "leave") return read(in, value, out.emplace<client::Leave>());
  if (tag == "do") return read(in, value, out.emplace<client::Do>());
  if (tag == "react") return read(in, value, out.emplace<client::React>());
  if (tag == "typing") return read(in, value, out.emplace<client::Typing>());
  if (tag == "history") return read(in, value, out.emplace<client::History>());
  if (tag == "pong") return read(in, value, out.emplace<client::Pong>());
  if (tag == "watch_desk") return read(in, value, out.emplace<client::WatchDesk>());
  if (tag == "unwatch_desk") return read(in, value, out.emplace<client::UnwatchDesk>());
  return in.fail(ErrorCode::bad_message, "\"" + tag + "\" is not known here");
}

void write(std::string& out, const client::Hello& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("hello"));
  object.key("ticket");
  write(out, value.ticket);
}

void write(std::string& out, const client::Join& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("join"));
  object.key("room");
  write(out, value.room);
  if (value.epoch) {
    object.key("epoch");
    write(out, *value.epoch);
  }
  if (value.after) {
    object.key("after");
    write(out, *value.after);
  }
}

void write(std::string& out, const client::Leave& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("leave"));
  object.key("room");
  write(out, value.room);
}

void write(std::string& out, const client::Do& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("do"));
  object.key("id");
  write(out, value.id);
  object.key("room");
  write(out, value.room);
  object.key("cmd");
  write(out, value.cmd);
}

void write(std::string& out, const client::React& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("react"));
  object.key("room");
  write(out, value.room);
  object.key("reaction");
  write(out, value.reaction);
}

void write(std::string& out, const client::Typing& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("typing"));
  object.key("room");
  write(out, value.room);
}

void write(std::string& out, const client::History& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("history"));
  object.key("id");
  write(out, value.id);
  object.key("room");
  write(out, value.room);
  object.key("before");
  write(out, value.before);
}

void write(std::string& out, const client::Pong& ) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("pong"));
}

void write(std::string& out, const client::WatchDesk& ) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("watch_desk"));
}

void write(std::string& out, const client::UnwatchDesk& ) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("unwatch_desk"));
}

void write(std::string& out, const ClientMessage& value) {
  std::visit([&out](const auto& variant) { write(out, variant); }, value);
}

bool read(Reader& in, const json::value& value, server::Welcome& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "me", out.me, Plain{}) &&
         in.field(*object, "now", out.now, Natural{}) &&
         in.field(*object, "heartbeat_ms", out.heartbeat_ms, Plain{});
}

bool read(Reader& in, const json::value& value, server::Joined& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "epoch", out.epoch, Id{}) &&
         in.field(*object, "seq", out.seq, Natural{}) &&
         in.field(*object, "role", out.role, Plain{}) &&
         in.field(*object, "audience", out.audience, Plain{}) &&
         in.field(*object, "mode", out.mode, Plain{});
}

bool read(Reader& in, const json::value& value, server::Snap& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "epoch", out.epoch, Id{}) &&
         in.field(*object, "seq", out.seq, Natural{}) &&
         in.field(*object, "shared", out.shared, Plain{}) &&
         in.field(*object, "mine", out.mine, Plain{});
}

bool read(Reader& in, const json::value& value, server::Up& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "after", out.after, Natural{}) &&
         in.field(*object, "upto", out.upto, Natural{}) &&
         in.field(*object, "u", out.u, Plain{});
}

bool read(Reader& in, const json::value& value, server::Mine& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "u", out.u, Plain{});
}

bool read(Reader& in, const json::value& value, server::Sig& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "s", out.s, Plain{});
}

bool read(Reader& in, const json::value& value, server::Beat& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "epoch", out.epoch, Id{}) &&
         in.field(*object, "seq", out.seq, Natural{}) &&
         in.field(*object, "now", out.now, Natural{});
}

bool read(Reader& in, const json::value& value, server::Ok& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "seq", out.seq, Natural{});
}

bool read(Reader& in, const json::value& value, server::Err& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "code", out.code, Plain{}) &&
         in.field(*object, "message", out.message, StringUpTo{1024}) &&
         in.field(*object, "retry_ms", out.retry_ms, Plain{});
}

bool read(Reader& in, const json::value& value, server::Page& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "id", out.id, Id{}) &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "messages", out.messages, Plain{}) &&
         in.field(*object, "more", out.more, Plain{});
}

bool read(Reader& in, const json::value& value, server::Gone& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "code", out.code, Plain{});
}

bool read(Reader& in, const json::value& value, server::Reset& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "room", out.room, Id{}) &&
         in.field(*object, "why", out.why, Plain{});
}

bool read(Reader& in, const json::value& value, server::Desk& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "whole", out.whole, Plain{}) &&
         in.field(*object, "items", out.items, Plain{}) &&
         in.field(*object, "gone", out.gone, Plain{}) &&
         in.field(*object, "more", out.more, Plain{});
}

bool read(Reader& in, const json::value& value, server::Bye& out) {
  const json::object* object = in.object(value);
  return object != nullptr &&
         in.field(*object, "code", out.code, Plain{}) &&
         in.field(*object, "retry_from_ms", out.retry_from_ms, Plain{}) &&
         in.field(*object, "retry_to_ms", out.retry_to_ms, Plain{});
}

bool read(Reader& in, const json::value& value, ServerMessage& out) {
  std::string tag;
  const json::object* object = in.object(value);
  if (object == nullptr || !in.field(*object, "t", tag, StringUpTo{64})) return false;
  if (tag == "welcome") return read(in, value, out.emplace<server::Welcome>());
  if (tag == "joined") return read(in, value, out.emplace<server::Joined>());
  if (tag == "snap") return read(in, value, out.emplace<server::Snap>());
  if (tag == "up") return read(in, value, out.emplace<server::Up>());
  if (tag == "mine") return read(in, value, out.emplace<server::Mine>());
  if (tag == "sig") return read(in, value, out.emplace<server::Sig>());
  if (tag == "beat") return read(in, value, out.emplace<server::Beat>());
  if (tag == "ok") return read(in, value, out.emplace<server::Ok>());
  if (tag == "err") return read(in, value, out.emplace<server::Err>());
  if (tag == "page") return read(in, value, out.emplace<server::Page>());
  if (tag == "gone") return read(in, value, out.emplace<server::Gone>());
  if (tag == "reset") return read(in, value, out.emplace<server::Reset>());
  if (tag == "desk") return read(in, value, out.emplace<server::Desk>());
  if (tag == "bye") return read(in, value, out.emplace<server::Bye>());
  return in.fail(ErrorCode::bad_message, "\"" + tag + "\" is not known here");
}

void write(std::string& out, const server::Welcome& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("welcome"));
  object.key("me");
  write(out, value.me);
  object.key("now");
  write(out, value.now);
  object.key("heartbeat_ms");
  write(out, value.heartbeat_ms);
}

void write(std::string& out, const server::Joined& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("joined"));
  object.key("room");
  write(out, value.room);
  object.key("epoch");
  write(out, value.epoch);
  object.key("seq");
  write(out, value.seq);
  object.key("role");
  write(out, value.role);
  object.key("audience");
  write(out, value.audience);
  object.key("mode");
  write(out, value.mode);
}

void write(std::string& out, const server::Snap& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("snap"));
  object.key("room");
  write(out, value.room);
  object.key("epoch");
  write(out, value.epoch);
  object.key("seq");
  write(out, value.seq);
  object.key("shared");
  write(out, value.shared);
  object.key("mine");
  write(out, value.mine);
}

void write(std::string& out, const server::Up& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("up"));
  object.key("room");
  write(out, value.room);
  object.key("after");
  write(out, value.after);
  object.key("upto");
  write(out, value.upto);
  object.key("u");
  write(out, value.u);
}

void write(std::string& out, const server::Mine& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("mine"));
  object.key("room");
  write(out, value.room);
  object.key("u");
  write(out, value.u);
}

void write(std::string& out, const server::Sig& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("sig"));
  object.key("room");
  write(out, value.room);
  object.key("s");
  write(out, value.s);
}

void write(std::string& out, const server::Beat& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("beat"));
  object.key("room");
  write(out, value.room);
  object.key("epoch");
  write(out, value.epoch);
  object.key("seq");
  write(out, value.seq);
  object.key("now");
  write(out, value.now);
}

void write(std::string& out, const server::Ok& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("ok"));
  object.key("id");
  write(out, value.id);
  object.key("room");
  write(out, value.room);
  object.key("seq");
  write(out, value.seq);
}

void write(std::string& out, const server::Err& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("err"));
  if (value.id) {
    object.key("id");
    write(out, *value.id);
  }
  if (value.room) {
    object.key("room");
    write(out, *value.room);
  }
  object.key("code");
  write(out, value.code);
  object.key("message");
  write(out, value.message);
  if (value.retry_ms) {
    object.key("retry_ms");
    write(out, *value.retry_ms);
  }
}

void write(std::string& out, const server::Page& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("page"));
  object.key("id");
  write(out, value.id);
  object.key("room");
  write(out, value.room);
  object.key("messages");
  write(out, value.messages);
  object.key("more");
  write(out, value.more);
}

void write(std::string& out, const server::Gone& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("gone"));
  object.key("room");
  write(out, value.room);
  object.key("code");
  write(out, value.code);
}

void write(std::string& out, const server::Reset& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("reset"));
  object.key("room");
  write(out, value.room);
  object.key("why");
  write(out, value.why);
}

void write(std::string& out, const server::Desk& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("desk"));
  object.key("whole");
  write(out, value.whole);
  object.key("items");
  write(out, value.items);
  object.key("gone");
  write(out, value.gone);
  object.key("more");
  write(out, value.more);
}

void write(std::string& out, const server::Bye& value) {
  ObjectWriter object(out);
  object.key("t");
  write(out, std::string_view("bye"));
  object.key("code");
  write(out, value.code);
  object.key("retry_from_ms");
  write(out, value.retry_from_ms);
  object.key("retry_to_ms");
  write(out, value.retry_to_ms);
}

void write(std::string& out, const ServerMessage& value) {
  std::visit([&out](const auto& variant) { write(out, variant); }, value);
}

Decoded<Author> decode_author(std::string_view text) { return decode<Author>(text); }
Decoded<Span> decode_span(std::string_view text) { return decode<Span>(text); }
Decoded<Judgement> decode_judgement(std::string_view text) { return decode<Judgement>(text); }
Decoded<Statement> decode_statement(std::string_view text) { return decode<Statement>(text); }
Decoded<Decided> decode_decided(std::string_view text) { return decode<Decided>(text); }
Decoded<Claim> decode_claim(std::string_view text) { return decode<Claim>(text); }
Decoded<Report> decode_report(std::string_view text) { return decode<Report>(text); }
Decoded<MyReport> decode_my_report(std::string_view text) { return decode<MyReport>(text); }
Decoded<Contest> decode_contest(std::string_view text) { return decode<Contest>(text); }
Decoded<MyContest> decode_my_contest(std::string_view text) { return decode<MyContest>(text); }
Decoded<RoomSettings> decode_room_settings(std::string_view text) { return decode<RoomSettings>(text); }
Decoded<Shield> decode_shield(std::string_view text) { return decode<Shield>(text); }
Decoded<Tally> decode_tally(std::string_view text) { return decode<Tally>(text); }
Decoded<Message> decode_message(std::string_view text) { return decode<Message>(text); }
Decoded<Question> decode_question(std::string_view text) { return decode<Question>(text); }
Decoded<PollOption> decode_poll_option(std::string_view text) { return decode<PollOption>(text); }
Decoded<Poll> decode_poll(std::string_view text) { return decode<Poll>(text); }
Decoded<SettingsChange> decode_settings_change(std::string_view text) { return decode<SettingsChange>(text); }
Decoded<Stage> decode_stage(std::string_view text) { return decode<Stage>(text); }
Decoded<Timer> decode_timer(std::string_view text) { return decode<Timer>(text); }
Decoded<Offer> decode_offer(std::string_view text) { return decode<Offer>(text); }
Decoded<Recruiter> decode_recruiter(std::string_view text) { return decode<Recruiter>(text); }
Decoded<Booth> decode_booth(std::string_view text) { return decode<Booth>(text); }
Decoded<Ticket> decode_ticket(std::string_view text) { return decode<Ticket>(text); }
Decoded<Conversation> decode_conversation(std::string_view text) { return decode<Conversation>(text); }
Decoded<Standing> decode_standing(std::string_view text) { return decode<Standing>(text); }
Decoded<PollAnswer> decode_poll_answer(std::string_view text) { return decode<PollAnswer>(text); }
Decoded<Queue> decode_queue(std::string_view text) { return decode<Queue>(text); }
Decoded<RoomView> decode_room_view(std::string_view text) { return decode<RoomView>(text); }
Decoded<MineView> decode_mine_view(std::string_view text) { return decode<MineView>(text); }
Decoded<ReportedTalk> decode_reported_talk(std::string_view text) { return decode<ReportedTalk>(text); }
Decoded<PollTally> decode_poll_tally(std::string_view text) { return decode<PollTally>(text); }
Decoded<Fact> decode_fact(std::string_view text) { return decode<Fact>(text); }
Decoded<Entry> decode_entry(std::string_view text) { return decode<Entry>(text); }
Decoded<Change> decode_change(std::string_view text) { return decode<Change>(text); }
Decoded<Update> decode_update(std::string_view text) { return decode<Update>(text); }
Decoded<Me> decode_me(std::string_view text) { return decode<Me>(text); }
Decoded<Viewers> decode_viewers(std::string_view text) { return decode<Viewers>(text); }
Decoded<Signal> decode_signal(std::string_view text) { return decode<Signal>(text); }
Decoded<DeskItem> decode_desk_item(std::string_view text) { return decode<DeskItem>(text); }
Decoded<DeskKey> decode_desk_key(std::string_view text) { return decode<DeskKey>(text); }
Decoded<ImportProblem> decode_import_problem(std::string_view text) { return decode<ImportProblem>(text); }
Decoded<ErrorBody> decode_error_body(std::string_view text) { return decode<ErrorBody>(text); }
Decoded<HubFacts> decode_hub_facts(std::string_view text) { return decode<HubFacts>(text); }
Decoded<Grant> decode_grant(std::string_view text) { return decode<Grant>(text); }
Decoded<Profile> decode_profile(std::string_view text) { return decode<Profile>(text); }
Decoded<JoinRequest> decode_join_request(std::string_view text) { return decode<JoinRequest>(text); }
Decoded<JoinAnswer> decode_join_answer(std::string_view text) { return decode<JoinAnswer>(text); }
Decoded<RenameRequest> decode_rename_request(std::string_view text) { return decode<RenameRequest>(text); }
Decoded<TicketAnswer> decode_ticket_answer(std::string_view text) { return decode<TicketAnswer>(text); }
Decoded<ProgrammeItem> decode_programme_item(std::string_view text) { return decode<ProgrammeItem>(text); }
Decoded<RoomFacts> decode_room_facts(std::string_view text) { return decode<RoomFacts>(text); }
Decoded<Programme> decode_programme(std::string_view text) { return decode<Programme>(text); }
Decoded<YoungAudience> decode_young_audience(std::string_view text) { return decode<YoungAudience>(text); }
Decoded<InvitationRequest> decode_invitation_request(std::string_view text) { return decode<InvitationRequest>(text); }
Decoded<Invitation> decode_invitation(std::string_view text) { return decode<Invitation>(text); }
Decoded<InvitationList> decode_invitation_list(std::string_view text) { return decode<InvitationList>(text); }
Decoded<InvitationFacts> decode_invitation_facts(std::string_view text) { return decode<InvitationFacts>(text); }
Decoded<InvitationAcceptance> decode_invitation_acceptance(std::string_view text) { return decode<InvitationAcceptance>(text); }
Decoded<InvitationToken> decode_invitation_token(std::string_view text) { return decode<InvitationToken>(text); }
Decoded<PersonItem> decode_person_item(std::string_view text) { return decode<PersonItem>(text); }
Decoded<People> decode_people(std::string_view text) { return decode<People>(text); }
Decoded<RevokeRequest> decode_revoke_request(std::string_view text) { return decode<RevokeRequest>(text); }
Decoded<FieldChange> decode_field_change(std::string_view text) { return decode<FieldChange>(text); }
Decoded<ChangedSession> decode_changed_session(std::string_view text) { return decode<ChangedSession>(text); }
Decoded<ImportPlan> decode_import_plan(std::string_view text) { return decode<ImportPlan>(text); }
Decoded<ApplyRequest> decode_apply_request(std::string_view text) { return decode<ApplyRequest>(text); }
Decoded<ApplyAnswer> decode_apply_answer(std::string_view text) { return decode<ApplyAnswer>(text); }
Decoded<HubSettings> decode_hub_settings(std::string_view text) { return decode<HubSettings>(text); }
Decoded<LogPage> decode_log_page(std::string_view text) { return decode<LogPage>(text); }
Decoded<RuleParameters> decode_rule_parameters(std::string_view text) { return decode<RuleParameters>(text); }
Decoded<ModerationRule> decode_moderation_rule(std::string_view text) { return decode<ModerationRule>(text); }
Decoded<RuleFile> decode_rule_file(std::string_view text) { return decode<RuleFile>(text); }
Decoded<RuleItem> decode_rule_item(std::string_view text) { return decode<RuleItem>(text); }
Decoded<ShippedList> decode_shipped_list(std::string_view text) { return decode<ShippedList>(text); }
Decoded<RuleList> decode_rule_list(std::string_view text) { return decode<RuleList>(text); }
Decoded<RuleVersions> decode_rule_versions(std::string_view text) { return decode<RuleVersions>(text); }
Decoded<RuleChange> decode_rule_change(std::string_view text) { return decode<RuleChange>(text); }
Decoded<RuleFinding> decode_rule_finding(std::string_view text) { return decode<RuleFinding>(text); }
Decoded<RuleTest> decode_rule_test(std::string_view text) { return decode<RuleTest>(text); }
Decoded<RuleTestAnswer> decode_rule_test_answer(std::string_view text) { return decode<RuleTestAnswer>(text); }
Decoded<RuleTrial> decode_rule_trial(std::string_view text) { return decode<RuleTrial>(text); }
Decoded<RuleCount> decode_rule_count(std::string_view text) { return decode<RuleCount>(text); }
Decoded<TrialExample> decode_trial_example(std::string_view text) { return decode<TrialExample>(text); }
Decoded<RuleTrialAnswer> decode_rule_trial_answer(std::string_view text) { return decode<RuleTrialAnswer>(text); }
Decoded<AuditRecord> decode_audit_record(std::string_view text) { return decode<AuditRecord>(text); }
Decoded<AuditPage> decode_audit_page(std::string_view text) { return decode<AuditPage>(text); }
Decoded<AuditCheck> decode_audit_check(std::string_view text) { return decode<AuditCheck>(text); }
Decoded<SanctionRequest> decode_sanction_request(std::string_view text) { return decode<SanctionRequest>(text); }
Decoded<Sanction> decode_sanction(std::string_view text) { return decode<Sanction>(text); }
Decoded<SanctionList> decode_sanction_list(std::string_view text) { return decode<SanctionList>(text); }
Decoded<NoteRequest> decode_note_request(std::string_view text) { return decode<NoteRequest>(text); }
Decoded<PersonNote> decode_person_note(std::string_view text) { return decode<PersonNote>(text); }
Decoded<PersonNotes> decode_person_notes(std::string_view text) { return decode<PersonNotes>(text); }
Decoded<Contribution> decode_contribution(std::string_view text) { return decode<Contribution>(text); }
Decoded<Contributions> decode_contributions(std::string_view text) { return decode<Contributions>(text); }
Decoded<ShieldRequest> decode_shield_request(std::string_view text) { return decode<ShieldRequest>(text); }
Decoded<ShieldState> decode_shield_state(std::string_view text) { return decode<ShieldState>(text); }
Decoded<ShieldList> decode_shield_list(std::string_view text) { return decode<ShieldList>(text); }
Decoded<Done> decode_done(std::string_view text) { return decode<Done>(text); }
Decoded<HookMessage> decode_hook_message(std::string_view text) { return decode<HookMessage>(text); }
Decoded<HookAuthor> decode_hook_author(std::string_view text) { return decode<HookAuthor>(text); }
Decoded<HookContext> decode_hook_context(std::string_view text) { return decode<HookContext>(text); }
Decoded<HookCheck> decode_hook_check(std::string_view text) { return decode<HookCheck>(text); }
Decoded<HookWords> decode_hook_words(std::string_view text) { return decode<HookWords>(text); }
Decoded<HookReply> decode_hook_reply(std::string_view text) { return decode<HookReply>(text); }
Decoded<HookVerdict> decode_hook_verdict(std::string_view text) { return decode<HookVerdict>(text); }
Decoded<HookState> decode_hook_state(std::string_view text) { return decode<HookState>(text); }
Decoded<Notice> decode_notice(std::string_view text) { return decode<Notice>(text); }
Decoded<Command> decode_command(std::string_view text) { return decode<Command>(text); }
Decoded<ClientMessage> decode_client_message(std::string_view text) { return decode_client<ClientMessage>(text); }
Decoded<ServerMessage> decode_server_message(std::string_view text) { return decode<ServerMessage>(text); }

void encode(std::string& out, const Author& value) { write(out, value); }
void encode(std::string& out, const Span& value) { write(out, value); }
void encode(std::string& out, const Judgement& value) { write(out, value); }
void encode(std::string& out, const Statement& value) { write(out, value); }
void encode(std::string& out, const Decided& value) { write(out, value); }
void encode(std::string& out, const Claim& value) { write(out, value); }
void encode(std::string& out, const Report& value) { write(out, value); }
void encode(std::string& out, const MyReport& value) { write(out, value); }
void encode(std::string& out, const Contest& value) { write(out, value); }
void encode(std::string& out, const MyContest& value) { write(out, value); }
void encode(std::string& out, const RoomSettings& value) { write(out, value); }
void encode(std::string& out, const Shield& value) { write(out, value); }
void encode(std::string& out, const Tally& value) { write(out, value); }
void encode(std::string& out, const Message& value) { write(out, value); }
void encode(std::string& out, const Question& value) { write(out, value); }
void encode(std::string& out, const PollOption& value) { write(out, value); }
void encode(std::string& out, const Poll& value) { write(out, value); }
void encode(std::string& out, const SettingsChange& value) { write(out, value); }
void encode(std::string& out, const Stage& value) { write(out, value); }
void encode(std::string& out, const Timer& value) { write(out, value); }
void encode(std::string& out, const Offer& value) { write(out, value); }
void encode(std::string& out, const Recruiter& value) { write(out, value); }
void encode(std::string& out, const Booth& value) { write(out, value); }
void encode(std::string& out, const Ticket& value) { write(out, value); }
void encode(std::string& out, const Conversation& value) { write(out, value); }
void encode(std::string& out, const Standing& value) { write(out, value); }
void encode(std::string& out, const PollAnswer& value) { write(out, value); }
void encode(std::string& out, const Queue& value) { write(out, value); }
void encode(std::string& out, const RoomView& value) { write(out, value); }
void encode(std::string& out, const MineView& value) { write(out, value); }
void encode(std::string& out, const ReportedTalk& value) { write(out, value); }
void encode(std::string& out, const PollTally& value) { write(out, value); }
void encode(std::string& out, const fact::RoomOpened& value) { write(out, value); }
void encode(std::string& out, const fact::RoomRenamed& value) { write(out, value); }
void encode(std::string& out, const fact::MessagePosted& value) { write(out, value); }
void encode(std::string& out, const fact::MessageReviewed& value) { write(out, value); }
void encode(std::string& out, const fact::QuestionAsked& value) { write(out, value); }
void encode(std::string& out, const fact::QuestionEdited& value) { write(out, value); }
void encode(std::string& out, const fact::QuestionMoved& value) { write(out, value); }
void encode(std::string& out, const fact::DelayOver& value) { write(out, value); }
void encode(std::string& out, const fact::QuestionMerged& value) { write(out, value); }
void encode(std::string& out, const fact::QuestionUndone& value) { write(out, value); }
void encode(std::string& out, const fact::VoteCast& value) { write(out, value); }
void encode(std::string& out, const fact::PollCreated& value) { write(out, value); }
void encode(std::string& out, const fact::PollEdited& value) { write(out, value); }
void encode(std::string& out, const fact::PollMoved& value) { write(out, value); }
void encode(std::string& out, const fact::PollAnswered& value) { write(out, value); }
void encode(std::string& out, const fact::SettingsChanged& value) { write(out, value); }
void encode(std::string& out, const fact::StageSet& value) { write(out, value); }
void encode(std::string& out, const fact::TimerSet& value) { write(out, value); }
void encode(std::string& out, const fact::PersonMuted& value) { write(out, value); }
void encode(std::string& out, const fact::PersonBanned& value) { write(out, value); }
void encode(std::string& out, const fact::PersonLifted& value) { write(out, value); }
void encode(std::string& out, const fact::ItemClaimed& value) { write(out, value); }
void encode(std::string& out, const fact::ItemReleased& value) { write(out, value); }
void encode(std::string& out, const fact::ShieldRaised& value) { write(out, value); }
void encode(std::string& out, const fact::ShieldLifted& value) { write(out, value); }
void encode(std::string& out, const fact::ReportFiled& value) { write(out, value); }
void encode(std::string& out, const fact::ReportDecided& value) { write(out, value); }
void encode(std::string& out, const fact::ContestFiled& value) { write(out, value); }
void encode(std::string& out, const fact::ContestDecided& value) { write(out, value); }
void encode(std::string& out, const fact::BoothAdded& value) { write(out, value); }
void encode(std::string& out, const fact::BoothEdited& value) { write(out, value); }
void encode(std::string& out, const fact::BoothStaffed& value) { write(out, value); }
void encode(std::string& out, const fact::BoothPaused& value) { write(out, value); }
void encode(std::string& out, const fact::QueueJoined& value) { write(out, value); }
void encode(std::string& out, const fact::QueueLeft& value) { write(out, value); }
void encode(std::string& out, const fact::CandidateCalled& value) { write(out, value); }
void encode(std::string& out, const fact::CallMissed& value) { write(out, value); }
void encode(std::string& out, const fact::ConversationStarted& value) { write(out, value); }
void encode(std::string& out, const fact::ConversationFinished& value) { write(out, value); }
void encode(std::string& out, const fact::ConversationExtended& value) { write(out, value); }
void encode(std::string& out, const fact::ConversationEnded& value) { write(out, value); }
void encode(std::string& out, const Fact& value) { write(out, value); }
void encode(std::string& out, const Entry& value) { write(out, value); }
void encode(std::string& out, const change::Question& value) { write(out, value); }
void encode(std::string& out, const change::QuestionRemoved& value) { write(out, value); }
void encode(std::string& out, const change::Message& value) { write(out, value); }
void encode(std::string& out, const change::MessageRemoved& value) { write(out, value); }
void encode(std::string& out, const change::Poll& value) { write(out, value); }
void encode(std::string& out, const change::PollRemoved& value) { write(out, value); }
void encode(std::string& out, const change::Settings& value) { write(out, value); }
void encode(std::string& out, const change::Stage& value) { write(out, value); }
void encode(std::string& out, const change::Timer& value) { write(out, value); }
void encode(std::string& out, const change::Title& value) { write(out, value); }
void encode(std::string& out, const change::Booth& value) { write(out, value); }
void encode(std::string& out, const change::Conversation& value) { write(out, value); }
void encode(std::string& out, const change::Standing& value) { write(out, value); }
void encode(std::string& out, const change::YoungAudience& value) { write(out, value); }
void encode(std::string& out, const change::Shield& value) { write(out, value); }
void encode(std::string& out, const change::Claim& value) { write(out, value); }
void encode(std::string& out, const change::ClaimReleased& value) { write(out, value); }
void encode(std::string& out, const change::Report& value) { write(out, value); }
void encode(std::string& out, const change::Contest& value) { write(out, value); }
void encode(std::string& out, const change::MyQuestion& value) { write(out, value); }
void encode(std::string& out, const change::MyVote& value) { write(out, value); }
void encode(std::string& out, const change::MyAnswer& value) { write(out, value); }
void encode(std::string& out, const change::MyMessage& value) { write(out, value); }
void encode(std::string& out, const change::MyMessageKept& value) { write(out, value); }
void encode(std::string& out, const change::MyReport& value) { write(out, value); }
void encode(std::string& out, const change::MyContest& value) { write(out, value); }
void encode(std::string& out, const change::MyStanding& value) { write(out, value); }
void encode(std::string& out, const change::MyTicket& value) { write(out, value); }
void encode(std::string& out, const change::MyQueue& value) { write(out, value); }
void encode(std::string& out, const change::MyQueueClosed& value) { write(out, value); }
void encode(std::string& out, const change::MyConversation& value) { write(out, value); }
void encode(std::string& out, const Change& value) { write(out, value); }
void encode(std::string& out, const Update& value) { write(out, value); }
void encode(std::string& out, const Me& value) { write(out, value); }
void encode(std::string& out, const Viewers& value) { write(out, value); }
void encode(std::string& out, const Signal& value) { write(out, value); }
void encode(std::string& out, const DeskItem& value) { write(out, value); }
void encode(std::string& out, const DeskKey& value) { write(out, value); }
void encode(std::string& out, const ImportProblem& value) { write(out, value); }
void encode(std::string& out, const ErrorBody& value) { write(out, value); }
void encode(std::string& out, const HubFacts& value) { write(out, value); }
void encode(std::string& out, const Grant& value) { write(out, value); }
void encode(std::string& out, const Profile& value) { write(out, value); }
void encode(std::string& out, const JoinRequest& value) { write(out, value); }
void encode(std::string& out, const JoinAnswer& value) { write(out, value); }
void encode(std::string& out, const RenameRequest& value) { write(out, value); }
void encode(std::string& out, const TicketAnswer& value) { write(out, value); }
void encode(std::string& out, const ProgrammeItem& value) { write(out, value); }
void encode(std::string& out, const RoomFacts& value) { write(out, value); }
void encode(std::string& out, const Programme& value) { write(out, value); }
void encode(std::string& out, const YoungAudience& value) { write(out, value); }
void encode(std::string& out, const InvitationRequest& value) { write(out, value); }
void encode(std::string& out, const Invitation& value) { write(out, value); }
void encode(std::string& out, const InvitationList& value) { write(out, value); }
void encode(std::string& out, const InvitationFacts& value) { write(out, value); }
void encode(std::string& out, const InvitationAcceptance& value) { write(out, value); }
void encode(std::string& out, const InvitationToken& value) { write(out, value); }
void encode(std::string& out, const PersonItem& value) { write(out, value); }
void encode(std::string& out, const People& value) { write(out, value); }
void encode(std::string& out, const RevokeRequest& value) { write(out, value); }
void encode(std::string& out, const FieldChange& value) { write(out, value); }
void encode(std::string& out, const ChangedSession& value) { write(out, value); }
void encode(std::string& out, const ImportPlan& value) { write(out, value); }
void encode(std::string& out, const ApplyRequest& value) { write(out, value); }
void encode(std::string& out, const ApplyAnswer& value) { write(out, value); }
void encode(std::string& out, const HubSettings& value) { write(out, value); }
void encode(std::string& out, const LogPage& value) { write(out, value); }
void encode(std::string& out, const RuleParameters& value) { write(out, value); }
void encode(std::string& out, const ModerationRule& value) { write(out, value); }
void encode(std::string& out, const RuleFile& value) { write(out, value); }
void encode(std::string& out, const RuleItem& value) { write(out, value); }
void encode(std::string& out, const ShippedList& value) { write(out, value); }
void encode(std::string& out, const RuleList& value) { write(out, value); }
void encode(std::string& out, const RuleVersions& value) { write(out, value); }
void encode(std::string& out, const RuleChange& value) { write(out, value); }
void encode(std::string& out, const RuleFinding& value) { write(out, value); }
void encode(std::string& out, const RuleTest& value) { write(out, value); }
void encode(std::string& out, const RuleTestAnswer& value) { write(out, value); }
void encode(std::string& out, const RuleTrial& value) { write(out, value); }
void encode(std::string& out, const RuleCount& value) { write(out, value); }
void encode(std::string& out, const TrialExample& value) { write(out, value); }
void encode(std::string& out, const RuleTrialAnswer& value) { write(out, value); }
void encode(std::string& out, const AuditRecord& value) { write(out, value); }
void encode(std::string& out, const AuditPage& value) { write(out, value); }
void encode(std::string& out, const AuditCheck& value) { write(out, value); }
void encode(std::string& out, const SanctionRequest& value) { write(out, value); }
void encode(std::string& out, const Sanction& value) { write(out, value); }
void encode(std::string& out, const SanctionList& value) { write(out, value); }
void encode(std::string& out, const NoteRequest& value) { write(out, value); }
void encode(std::string& out, const PersonNote& value) { write(out, value); }
void encode(std::string& out, const PersonNotes& value) { write(out, value); }
void encode(std::string& out, const Contribution& value) { write(out, value); }
void encode(std::string& out, const Contributions& value) { write(out, value); }
void encode(std::string& out, const ShieldRequest& value) { write(out, value); }
void encode(std::string& out, const ShieldState& value) { write(out, value); }
void encode(std::string& out, const ShieldList& value) { write(out, value); }
void encode(std::string& out, const Done& value) { write(out, value); }
void encode(std::string& out, const HookMessage& value) { write(out, value); }
void encode(std::string& out, const HookAuthor& value) { write(out, value); }
void encode(std::string& out, const HookContext& value) { write(out, value); }
void encode(std::string& out, const HookCheck& value) { write(out, value); }
void encode(std::string& out, const HookWords& value) { write(out, value); }
void encode(std::string& out, const HookReply& value) { write(out, value); }
void encode(std::string& out, const HookVerdict& value) { write(out, value); }
void encode(std::string& out, const HookState& value) { write(out, value); }
void encode(std::string& out, const Notice& value) { write(out, value); }
void encode(std::string& out, const command::PostMessage& value) { write(out, value); }
void encode(std::string& out, const command::ReviewMessage& value) { write(out, value); }
void encode(std::string& out, const command::TurnIntoQuestion& value) { write(out, value); }
void encode(std::string& out, const command::AskQuestion& value) { write(out, value); }
void encode(std::string& out, const command::EditQuestion& value) { write(out, value); }
void encode(std::string& out, const command::MoveQuestion& value) { write(out, value); }
void encode(std::string& out, const command::DeclineQuestion& value) { write(out, value); }
void encode(std::string& out, const command::MergeQuestion& value) { write(out, value); }
void encode(std::string& out, const command::WithdrawQuestion& value) { write(out, value); }
void encode(std::string& out, const command::UndoQuestion& value) { write(out, value); }
void encode(std::string& out, const command::VoteQuestion& value) { write(out, value); }
void encode(std::string& out, const command::CreatePoll& value) { write(out, value); }
void encode(std::string& out, const command::EditPoll& value) { write(out, value); }
void encode(std::string& out, const command::MovePoll& value) { write(out, value); }
void encode(std::string& out, const command::AnswerPoll& value) { write(out, value); }
void encode(std::string& out, const command::ChangeSettings& value) { write(out, value); }
void encode(std::string& out, const command::SetStage& value) { write(out, value); }
void encode(std::string& out, const command::SetTimer& value) { write(out, value); }
void encode(std::string& out, const command::MutePerson& value) { write(out, value); }
void encode(std::string& out, const command::BanPerson& value) { write(out, value); }
void encode(std::string& out, const command::LiftPerson& value) { write(out, value); }
void encode(std::string& out, const command::ClaimItem& value) { write(out, value); }
void encode(std::string& out, const command::ReleaseItem& value) { write(out, value); }
void encode(std::string& out, const command::SetShield& value) { write(out, value); }
void encode(std::string& out, const command::ReportItem& value) { write(out, value); }
void encode(std::string& out, const command::DecideReport& value) { write(out, value); }
void encode(std::string& out, const command::ContestDecision& value) { write(out, value); }
void encode(std::string& out, const command::DecideContest& value) { write(out, value); }
void encode(std::string& out, const command::AddBooth& value) { write(out, value); }
void encode(std::string& out, const command::EditBooth& value) { write(out, value); }
void encode(std::string& out, const command::StaffBooth& value) { write(out, value); }
void encode(std::string& out, const command::PauseBooth& value) { write(out, value); }
void encode(std::string& out, const command::JoinQueue& value) { write(out, value); }
void encode(std::string& out, const command::LeaveQueue& value) { write(out, value); }
void encode(std::string& out, const command::CallNext& value) { write(out, value); }
void encode(std::string& out, const command::AcceptCall& value) { write(out, value); }
void encode(std::string& out, const command::ExtendConversation& value) { write(out, value); }
void encode(std::string& out, const command::EndConversation& value) { write(out, value); }
void encode(std::string& out, const Command& value) { write(out, value); }
void encode(std::string& out, const client::Hello& value) { write(out, value); }
void encode(std::string& out, const client::Join& value) { write(out, value); }
void encode(std::string& out, const client::Leave& value) { write(out, value); }
void encode(std::string& out, const client::Do& value) { write(out, value); }
void encode(std::string& out, const client::React& value) { write(out, value); }
void encode(std::string& out, const client::Typing& value) { write(out, value); }
void encode(std::string& out, const client::History& value) { write(out, value); }
void encode(std::string& out, const client::Pong& value) { write(out, value); }
void encode(std::string& out, const client::WatchDesk& value) { write(out, value); }
void encode(std::string& out, const client::UnwatchDesk& value) { write(out, value); }
void encode(std::string& out, const ClientMessage& value) { write(out, value); }
void encode(std::string& out, const server::Welcome& value) { write(out, value); }
void encode(std::string& out, const server::Joined& value) { write(out, value); }
void encode(std::string& out, const server::Snap& value) { write(out, value); }
void encode(std::string& out, const server::Up& value) { write(out, value); }
void encode(std::string& out, const server::Mine& value) { write(out, value); }
void encode(std::string& out, const server::Sig& value) { write(out, value); }
void encode(std::string& out, const server::Beat& value) { write(out, value); }
void encode(std::string& out, const server::Ok& value) { write(out, value); }
void encode(std::string& out, const server::Err& value) { write(out, value); }
void encode(std::string& out, const server::Page& value) { write(out, value); }
void encode(std::string& out, const server::Gone& value) { write(out, value); }
void encode(std::string& out, const server::Reset& value) { write(out, value); }
void encode(std::string& out, const server::Desk& value) { write(out, value); }
void encode(std::string& out, const server::Bye& value) { write(out, value); }
void encode(std::string& out, const ServerMessage& value) { write(out, value); }

std::string_view name_of(const Command& value) {
  constexpr std::string_view names[] = {"post_message", "review_message", "turn_into_question", "ask_question", "edit_question", "move_question", "decline_question", "merge_question", "withdraw_question", "undo_question", "vote_question", "create_poll", "edit_poll", "move_poll", "answer_poll", "change_settings", "set_stage", "set_timer", "mute_person", "ban_person", "lift_person", "claim_item", "release_item", "set_shield", "report_item", "decide_report", "contest_decision", "decide_contest", "add_booth", "edit_booth", "staff_booth", "pause_booth", "join_queue", "leave_queue", "call_next", "accept_call", "extend_conversation", "end_conversation"};
  return names[value.index()];
}
std::string_view name_of(const Fact& value) {
  constexpr std::string_view names[] = {"room_opened", "room_renamed", "message_posted", "message_reviewed", "question_asked", "question_edited", "question_moved", "delay_over", "question_merged", "question_undone", "vote_cast", "poll_created", "poll_edited", "poll_moved", "poll_answered", "settings_changed", "stage_set", "timer_set", "person_muted", "person_banned", "person_lifted", "item_claimed", "item_released", "shield_raised", "shield_lifted", "report_filed", "report_decided", "contest_filed", "contest_decided", "booth_added", "booth_edited", "booth_staffed", "booth_paused", "queue_joined", "queue_left", "candidate_called", "call_missed", "conversation_started", "conversation_finished", "conversation_extended", "conversation_ended"};
  return names[value.index()];
}
std::string_view name_of(const Change& value) {
  constexpr std::string_view names[] = {"question", "question_removed", "message", "message_removed", "poll", "poll_removed", "settings", "stage", "timer", "title", "booth", "conversation", "standing", "young_audience", "shield", "claim", "claim_released", "report", "contest", "my_question", "my_vote", "my_answer", "my_message", "my_message_kept", "my_report", "my_contest", "my_standing", "my_ticket", "my_queue", "my_queue_closed", "my_conversation"};
  return names[value.index()];
}
std::string_view name_of(const ClientMessage& value) {
  constexpr std::string_view names[] = {"hello", "join", "leave", "do", "react", "typing", "history", "pong", "watch_desk", "unwatch_desk"};
  return names[value.index()];
}
std::string_view name_of(const ServerMessage& value) {
  constexpr std::string_view names[] = {"welcome", "joined", "snap", "up", "mine", "sig", "beat", "ok", "err", "page", "gone", "reset", "desk", "bye"};
  return names[value.index()];
}

}  // namespace beffroi::protocol
