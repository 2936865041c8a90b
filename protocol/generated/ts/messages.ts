// Generated from protocol/schema by protocol/generate.mjs. Do not edit.

/** Under which a person acts, strongest first. */
export const roleValues = ["organiser", "partner_admin", "moderator", "speaker", "recruiter", "attendee", "projector"] as const;
export type Role = (typeof roleValues)[number];

/** What a role is granted for. */
export const scopeValues = ["hub", "event", "partner", "session", "room", "booth"] as const;
export type Scope = (typeof scopeValues)[number];

/** Kind of a programme session. */
export const sessionKindValues = ["masterclass", "jobs_connect", "visit", "talk", "workshop", "other"] as const;
export type SessionKind = (typeof sessionKindValues)[number];

/** State of a programme session. */
export const sessionStatusValues = ["confirmed", "tentative", "cancelled"] as const;
export type SessionStatus = (typeof sessionStatusValues)[number];

/** What a room is for. */
export const roomKindValues = ["session", "hall", "conversation"] as const;
export type RoomKind = (typeof roomKindValues)[number];

/** Which stream of frames a connection follows. */
export const audienceValues = ["public", "staff"] as const;
export type Audience = (typeof audienceValues)[number];

/** Where in a room a message is written. */
export const channelValues = ["room", "backstage"] as const;
export type Channel = (typeof channelValues)[number];

/** Life of a chat message. delayed: accepted, shown to the public when the moderation delay is over. hidden: taken from everybody but its author, who is not told. */
export const messageStateValues = ["visible", "held", "declined", "removed", "delayed", "hidden"] as const;
export type MessageState = (typeof messageStateValues)[number];

/** Life of a question. delayed: accepted, shown to the public when the moderation delay is over. */
export const questionStateValues = ["held", "visible", "shortlisted", "next", "now", "answered", "declined", "merged", "withdrawn", "delayed"] as const;
export type QuestionState = (typeof questionStateValues)[number];

/** Why moderation declined, removed, muted or banned. */
export const reasonValues = ["off_topic", "duplicate", "offensive", "personal_data", "advertising", "spam", "hate", "harassment", "disinformation", "unclear", "no_time", "other"] as const;
export type Reason = (typeof reasonValues)[number];

/** What made the hub itself hold, rewrite or refuse a text: the kind of rule, the hook, its silence, or the room that holds everything. */
export const causeValues = ["invalid_text", "word", "pattern", "link", "repetition", "flood", "mention", "newcomer", "disguise", "hook", "hook_silent", "room"] as const;
export type Cause = (typeof causeValues)[number];

/** What a rule of moderation looks for. The parameters that each kind reads stand in RuleParameters. */
export const ruleKindValues = ["word", "pattern", "link", "repetition", "flood", "mention", "newcomer", "disguise"] as const;
export type RuleKind = (typeof ruleKindValues)[number];

/** What a rule does with a text: hold it for a moderator, rewrite it (what was found is masked), reject it, or nothing. */
export const ruleActionValues = ["hold", "rewrite", "reject", "off"] as const;
export type RuleAction = (typeof ruleActionValues)[number];

/** How well the hub knows who writes. */
export const trustValues = ["staff", "trusted", "newcomer", "anonymous"] as const;
export type Trust = (typeof trustValues)[number];

/** What the rules together say of a text. */
export const verdictKindValues = ["allow", "hold", "rewrite", "reject"] as const;
export type VerdictKind = (typeof verdictKindValues)[number];

/** What moderation decides about: a message, a question, the reports of an item, an author's objection, or what was decided about a person (a mute or a ban). */
export const itemKindValues = ["message", "question", "report", "contest", "standing"] as const;
export type ItemKind = (typeof itemKindValues)[number];

/** Why somebody reports an item. */
export const reportReasonValues = ["abuse", "hate", "harassment", "disinformation", "spam", "risk_to_life"] as const;
export type ReportReason = (typeof reportReasonValues)[number];

/** Life of the reports of an item. dismissed: looked at, nothing to object to; acted: the item was taken away. */
export const reportStateValues = ["open", "dismissed", "acted"] as const;
export type ReportState = (typeof reportStateValues)[number];

/** What became of an author's right to object. possible: not used yet; filed: another person of the team will look; upheld: the decision stays; reversed: it was taken back. */
export const contestStateValues = ["possible", "filed", "upheld", "reversed"] as const;
export type ContestState = (typeof contestStateValues)[number];

/** What the audit says was done: first what staff does in a room, then what concerns the hub. */
export const auditActValues = ["approve", "decline", "remove", "restore", "edit", "merge", "undo", "hide", "mute", "ban", "lift", "settings", "shield", "report", "contest", "invite", "withdraw_invitation", "accept_invitation", "take_role", "end_sessions", "programme", "hub_settings", "rules", "hook", "sanction", "lift_sanction", "note"] as const;
export type AuditAct = (typeof auditActValues)[number];

/** mute: may read, not write. ban: may not enter. */
export const sanctionKindValues = ["mute", "ban"] as const;
export type SanctionKind = (typeof sanctionKindValues)[number];

/** How long: a number of seconds, to the end of this day or to the end of the event in its time zone. */
export const lastingValues = ["seconds", "day", "event"] as const;
export type Lasting = (typeof lastingValues)[number];

/** Life of a poll. */
export const pollStateValues = ["draft", "open", "closed", "archived"] as const;
export type PollState = (typeof pollStateValues)[number];

/** When those who are not staff see the results of a poll. */
export const resultsRuleValues = ["live", "after_vote", "after_close"] as const;
export type ResultsRule = (typeof resultsRuleValues)[number];

/** Who may write in the chat. */
export const writersValues = ["everyone", "staff", "nobody"] as const;
export type Writers = (typeof writersValues)[number];

/** Order in which questions are shown. */
export const questionOrderValues = ["top", "newest", "fair"] as const;
export type QuestionOrder = (typeof questionOrderValues)[number];

/** State of the stage. */
export const stageStateValues = ["before", "live", "paused", "ended"] as const;
export type StageState = (typeof stageStateValues)[number];

/** The five reactions. */
export const reactionValues = ["applause", "heart", "laugh", "wow", "idea"] as const;
export type Reaction = (typeof reactionValues)[number];

/** Life of a place in a queue. */
export const ticketStateValues = ["waiting", "called", "talking", "done", "missed", "left"] as const;
export type TicketState = (typeof ticketStateValues)[number];

/** Life of a conversation. */
export const conversationStateValues = ["open", "ended"] as const;
export type ConversationState = (typeof conversationStateValues)[number];

/** How a joiner gets up to date. */
export const joinModeValues = ["snapshot", "replay"] as const;
export type JoinMode = (typeof joinModeValues)[number];

/** Why a position is no longer good. */
export const resetWhyValues = ["epoch", "lag", "role"] as const;
export type ResetWhy = (typeof resetWhyValues)[number];

/** off: not asked; async: published at once, the answer may take it back; gate: waits for the answer. */
export const hookModeValues = ["off", "async", "gate"] as const;
export type HookMode = (typeof hookModeValues)[number];

/** What becomes of a text when the hook is silent, fails or defers. */
export const hookFailureValues = ["publish", "hold", "reject"] as const;
export type HookFailure = (typeof hookFailureValues)[number];

/** How well the hub knows an author. */
export const hookTrustValues = ["trusted", "newcomer", "anonymous"] as const;
export type HookTrust = (typeof hookTrustValues)[number];

/** What was written. */
export const hookItemValues = ["message", "question"] as const;
export type HookItem = (typeof hookItemValues)[number];

/** What a hook may say. */
export const hookAnswerValues = ["allow", "hold", "rewrite", "reject", "defer"] as const;
export type HookAnswer = (typeof hookAnswerValues)[number];

/** off: none is configured; working; failing: its circuit breaker is open, every text goes the way of `on_failure`. */
export const hookHealthValues = ["off", "working", "failing"] as const;
export type HookHealth = (typeof hookHealthValues)[number];

/** Events of a room that webhooks may ask for. */
export const noticeKindValues = ["question_asked", "question_approved", "question_answered", "question_declined", "question_held", "message_held", "message_removed", "poll_opened", "poll_closed"] as const;
export type NoticeKind = (typeof noticeKindValues)[number];

/** Name of a refusal. */
export const errorCodeValues = ["bad_message", "unknown_command", "too_long", "empty_text", "not_found", "method_not_allowed", "unknown_room", "unknown_code", "not_joined", "unauthorised", "forbidden", "forged_origin", "bad_ticket", "bad_invitation", "name_too_short", "name_too_long", "name_not_allowed", "name_taken_by_staff", "questions_closed", "chat_closed", "anonymous_not_allowed", "reactions_closed", "slow_mode", "too_many", "too_many_open_questions", "muted", "banned", "rejected", "wrong_state", "already_decided", "claimed", "own_decision", "already_reported", "too_many_reports", "already_contested", "accounts_only", "newcomers_wait", "emoji_only", "links_not_allowed", "young_audience", "bad_signature", "unknown_item", "nothing_to_undo", "bad_merge", "bad_poll", "bad_choice", "poll_not_open", "bad_setting", "bad_rule", "room_full", "queue_full", "booth_paused", "already_queued", "too_many_queues", "queue_empty", "too_many_conversations", "conversation_over", "already_extended", "untouchable", "list_full", "too_many_rooms", "busy", "storage_unavailable", "stopping", "bad_import", "stale_plan", "too_large", "unsupported_type", "bad_request", "internal"] as const;
export type ErrorCode = (typeof errorCodeValues)[number];

/** Who wrote or did something. An anonymous author has no person and an empty name, except for staff and for the author. */
export interface Author {
  /** absent where the viewer may not know */
  readonly person?: string;
  /** display name, empty when anonymous */
  readonly name: string;
  /** role at that moment */
  readonly role: Role;
  /** true when hidden from the room */
  readonly anonymous?: boolean;
}

/** Part of a text, in code points. */
export interface Span {
  readonly from: number;
  /** one after the last */
  readonly to: number;
}

/** What a rule or the hook found in a text. */
export interface Judgement {
  readonly cause: Cause;
  /** the rule, or what the hook calls its own */
  readonly rule?: string;
  /** of the rule at that moment */
  readonly version?: number;
  /** where in the text */
  readonly spans?: readonly Span[];
  /** the text before it was rewritten */
  readonly original?: string;
}

/** Statement of reasons, for the author alone: why their item waits, was reworded, declined or removed, and whether they may object. */
export interface Statement {
  /** given by a person of the team */
  readonly reason?: Reason;
  /** what the hub itself found */
  readonly cause?: Cause;
  /** true: no person has decided this yet */
  readonly automatic: boolean;
  /** of the decision */
  readonly at: number;
  /** absent: nothing to object to */
  readonly contest?: ContestState;
}

/** Who last decided about an item, for staff. */
export interface Decided {
  /** absent: the hub itself */
  readonly person?: string;
  /** empty: the hub itself */
  readonly name: string;
  readonly at: number;
}

/** A moderator looks at an item: until then nobody else may decide about it. For staff. */
export interface Claim {
  readonly kind: ItemKind;
  readonly item: number;
  readonly person: string;
  readonly name: string;
  readonly until: number;
}

/** All reports of one item, for staff. Who reported is not told. */
export interface Report {
  /** sequence number of the first report's entry */
  readonly id: number;
  /** of the first report */
  readonly at: number;
  /** message or question */
  readonly kind: ItemKind;
  readonly item: number;
  /** the private room it comes from; else it is of this room */
  readonly conversation?: string;
  /** absent where the room no longer keeps the item; ask for the history */
  readonly author?: Author;
  /** as reported; likewise */
  readonly text?: string;
  /** people who reported it */
  readonly count: number;
  /** reason to people */
  readonly reasons: Readonly<Record<string, number>>;
  /** somebody fears for a life: comes first */
  readonly risk: boolean;
  /** what reporters wrote, the first report_notes */
  readonly notes: readonly string[];
  /** one that is no longer open leaves the list */
  readonly state: ReportState;
  readonly decided?: Decided;
}

/** The receipt of a report of mine. */
export interface MyReport {
  /** sequence number of its entry */
  readonly id: number;
  readonly at: number;
  readonly kind: ItemKind;
  readonly item: number;
  /** the private room the item is in */
  readonly conversation?: string;
  readonly reason: ReportReason;
  /** what was decided */
  readonly state: ReportState;
  readonly decided_at?: number;
}

/** An author objects to a decision, for staff. Somebody else than who decided must look at it. */
export interface Contest {
  /** sequence number of its entry */
  readonly id: number;
  readonly at: number;
  /** message, question or standing */
  readonly kind: ItemKind;
  /** absent for a standing */
  readonly item?: number;
  /** whole */
  readonly author: Author;
  /** what the author says to it */
  readonly text?: string;
  /** the decision objected to */
  readonly against: Decided;
  /** one that is no longer filed leaves the list */
  readonly state: ContestState;
}

/** An objection of mine, and what came of it. */
export interface MyContest {
  /** sequence number of its entry */
  readonly id: number;
  readonly at: number;
  readonly kind: ItemKind;
  readonly item?: number;
  /** filed, upheld or reversed */
  readonly state: ContestState;
  /** a sentence from the team */
  readonly note?: string;
  readonly decided_at?: number;
}

/** What moderators can set in a room. */
export interface RoomSettings {
  readonly questions_open: boolean;
  readonly chat_open: boolean;
  readonly chat_writers: Writers;
  readonly reactions_open: boolean;
  readonly anonymous_allowed: boolean;
  /** questions wait for approval */
  readonly hold_questions: boolean;
  /** chat messages wait for approval */
  readonly hold_messages: boolean;
  /** 0 is off, else slow_mode_min_s to slow_mode_max_s */
  readonly slow_mode_s: number;
  /** the order screens start with */
  readonly question_order: QuestionOrder;
  /** moderation delay: 0, 2, 4 or 6; staff see at once, all others that much later unless it was removed meanwhile */
  readonly delay_s: number;
  /** guests read and vote, but do not write */
  readonly accounts_only: boolean;
  /** guests of whom this room has shown nothing yet do not write */
  readonly newcomers_wait: boolean;
  /** the chat takes emoji alone; staff write as they like */
  readonly emoji_only: boolean;
  /** false: only staff write links */
  readonly links_allowed: boolean;
}

/** The shield is up: everything waits for approval, newcomers do not write, until it is lifted and the former settings come back. */
export interface Shield {
  readonly since: number;
  /** for what it was raised; it is lifted when all of them are */
  readonly scopes: readonly Scope[];
  /** what comes back, for staff */
  readonly saved?: RoomSettings;
}

/** What moderation did with the questions of this room, as it stands now; anybody may count it again from the questions. */
export interface Tally {
  /** questions, without those that wait unseen or were withdrawn */
  readonly asked: number;
  readonly answered: number;
  readonly merged: number;
  /** reason to questions */
  readonly declined: Readonly<Record<string, number>>;
  /** for staff: messages and questions that wait for a decision */
  readonly held?: number;
  /** for staff: how often a message was silently hidden */
  readonly hidden?: number;
}

/** A chat message as a viewer sees it. */
export interface Message {
  /** sequence number of its entry */
  readonly id: number;
  /** when it was accepted */
  readonly at: number;
  readonly channel: Channel;
  readonly author: Author;
  /** empty once removed */
  readonly text: string;
  readonly state: MessageState;
  /** why it was declined or removed */
  readonly reason?: Reason;
  /** the question it was turned into */
  readonly question?: number;
  /** while delayed: when the public sees it; for staff and the author */
  readonly visible_at?: number;
  /** the text before it was reworded; for staff and the author */
  readonly original?: string;
  /** what a rule or the hook found; for staff */
  readonly why?: Judgement;
  /** for staff */
  readonly decided?: Decided;
  /** for the author */
  readonly statement?: Statement;
}

/** A question as a viewer sees it. */
export interface Question {
  /** sequence number of its entry */
  readonly id: number;
  /** when it was asked */
  readonly at: number;
  readonly author: Author;
  readonly text: string;
  /** true when moderation edited the wording */
  readonly edited?: boolean;
  /** the first wording, before moderation or a rule changed it; for staff and the author */
  readonly original?: string;
  readonly state: QuestionState;
  /** votes at the time of this view, united with those of merged questions */
  readonly votes: number;
  /** how many questions of this author had their turn before: fair order sorts by it first */
  readonly turn: number;
  /** why it was declined */
  readonly reason?: Reason;
  /** a sentence from moderation to the author */
  readonly note?: string;
  /** the question it was united with */
  readonly merged_into?: number;
  /** for staff: the last step can be undone */
  readonly can_undo?: boolean;
  /** while delayed: when the public sees it; for staff and the author */
  readonly visible_at?: number;
  /** what a rule or the hook found; for staff */
  readonly why?: Judgement;
  /** for staff */
  readonly decided?: Decided;
  /** for the author */
  readonly statement?: Statement;
}

/** One answer of a poll. */
export interface PollOption {
  readonly text: string;
  /** votes, where the viewer may see results */
  readonly count?: number;
}

/** A poll as a viewer sees it. */
export interface Poll {
  /** sequence number of its entry */
  readonly id: number;
  readonly at: number;
  readonly title: string;
  readonly options: readonly PollOption[];
  /** several answers allowed */
  readonly multiple: boolean;
  readonly results: ResultsRule;
  readonly state: PollState;
  /** people who answered, where results may be seen */
  readonly voters?: number;
}

/** The settings to change; those absent stay. */
export interface SettingsChange {
  readonly questions_open?: boolean;
  readonly chat_open?: boolean;
  readonly chat_writers?: Writers;
  readonly reactions_open?: boolean;
  readonly anonymous_allowed?: boolean;
  readonly hold_questions?: boolean;
  readonly hold_messages?: boolean;
  readonly slow_mode_s?: number;
  readonly question_order?: QuestionOrder;
  readonly delay_s?: number;
  readonly accounts_only?: boolean;
  readonly newcomers_wait?: boolean;
  readonly emoji_only?: boolean;
  readonly links_allowed?: boolean;
}

/** The stage of a room. */
export interface Stage {
  readonly state: StageState;
  /** address of an HLS playlist */
  readonly url?: string;
  /** when it is planned to begin */
  readonly starts_at?: number;
}

/** The clock on the speaker's screen. */
export interface Timer {
  /** absent: no timer */
  readonly ends_at?: number;
}

/** A job offer on a booth. */
export interface Offer {
  readonly title: string;
  readonly place?: string;
  /** CDI, alternance, stage, ... */
  readonly contract?: string;
  readonly url?: string;
}

/** A recruiter of a booth. */
export interface Recruiter {
  readonly person: string;
  readonly name: string;
}

/** A company's stand inside a jobs-connect session. */
export interface Booth {
  /** sequence number of its entry */
  readonly id: number;
  readonly name: string;
  readonly pitch: string;
  readonly offers: readonly Offer[];
  readonly recruiters: readonly Recruiter[];
  /** takes nobody new */
  readonly paused: boolean;
  /** candidates in the queue */
  readonly waiting: number;
  /** conversations going on */
  readonly talking: number;
  /** honest wait estimate for somebody who joins now */
  readonly estimate_s: number;
}

/** A candidate's place in a booth's queue. */
export interface Ticket {
  /** sequence number of its entry */
  readonly id: number;
  readonly booth: number;
  readonly person: string;
  readonly name: string;
  /** what the candidate wrote to the recruiter */
  readonly note?: string;
  /** the note before it was reworded; for the candidate */
  readonly original?: string;
  /** why it was reworded; for the candidate */
  readonly statement?: Statement;
  readonly state: TicketState;
  /** when the queue was joined */
  readonly at: number;
  /** 1 is the next, while waiting */
  readonly position?: number;
  /** honest wait estimate, while waiting */
  readonly estimate_s?: number;
  /** who called */
  readonly recruiter?: Recruiter;
  /** while called: answer before */
  readonly until?: number;
  /** the private room */
  readonly conversation?: string;
}

/** A private conversation of a candidate and a recruiter; its room. */
export interface Conversation {
  readonly room: string;
  /** the jobs-connect room it began in */
  readonly hall: string;
  /** the place in the queue it came from */
  readonly ticket: number;
  /** name of the booth */
  readonly booth: string;
  readonly candidate: Recruiter;
  readonly recruiter: Recruiter;
  readonly state: ConversationState;
  readonly ends_at: number;
  readonly extended: boolean;
}

/** What moderation decided about a person in this room. */
export interface Standing {
  readonly person: string;
  readonly name: string;
  readonly muted_until?: number;
  /** far in the future: for good */
  readonly banned_until?: number;
  readonly reason?: Reason;
  /** for staff */
  readonly decided?: Decided;
  /** whether the person may object, or what came of it */
  readonly contest?: ContestState;
}

/** A person's own answer, with the results where the rule shows them after voting. */
export interface PollAnswer {
  readonly poll: number;
  /** indexes of the options */
  readonly choices: readonly number[];
  /** results by option */
  readonly counts?: readonly number[];
  readonly voters?: number;
}

/** The queue of a booth as its recruiters see it. */
export interface Queue {
  readonly booth: number;
  /** waiting, called and talking, first come first */
  readonly tickets: readonly Ticket[];
}

/** What everybody of an audience sees of a room: the shared layer of a snapshot. */
export interface RoomView {
  readonly kind: RoomKind;
  readonly title: string;
  readonly settings: RoomSettings;
  readonly stage: Stage;
  readonly timer: Timer;
  /** the newest room_window_messages, oldest first */
  readonly messages: readonly Message[];
  /** oldest first */
  readonly questions: readonly Question[];
  /** oldest first */
  readonly polls: readonly Poll[];
  /** oldest first */
  readonly booths: readonly Booth[];
  /** in a conversation */
  readonly conversation?: Conversation;
  /** for staff: people muted or banned */
  readonly standings: readonly Standing[];
  /** minors are here: everything waits for approval, no private conversations, pseudonyms only */
  readonly young_audience: boolean;
  /** while it is up */
  readonly shield?: Shield;
  readonly tally: Tally;
  /** for staff, in the order they began */
  readonly claims: readonly Claim[];
  /** for staff: open ones, oldest first */
  readonly reports: readonly Report[];
  /** for staff: filed ones, oldest first */
  readonly contests: readonly Contest[];
}

/** What only this person sees: the personal layer of a snapshot. */
export interface MineView {
  /** my questions, in every state */
  readonly questions: readonly Question[];
  /** questions I voted for */
  readonly votes: readonly number[];
  readonly answers: readonly PollAnswer[];
  /** my messages that others do not see as they are: held, delayed, declined, removed, reworded */
  readonly messages: readonly Message[];
  readonly standing?: Standing;
  /** my places in queues */
  readonly tickets: readonly Ticket[];
  /** for recruiters: the queues of my booths */
  readonly queues: readonly Queue[];
  /** my conversations of this hall */
  readonly conversations: readonly Conversation[];
  /** oldest first */
  readonly reports: readonly MyReport[];
  /** oldest first */
  readonly contests: readonly MyContest[];
}

/** In the hall: an item of a private conversation that one of the two reported; nothing else of it is told. */
export interface ReportedTalk {
  /** the conversation */
  readonly room: string;
  readonly author: Author;
  readonly text: string;
  readonly reporter: Recruiter;
}

/** Results of a poll. */
export interface PollTally {
  readonly counts: readonly number[];
  readonly voters: number;
}

/** The durable facts of a room, as the log keeps them. Clients see projections of them (updates), never entries. */
export type Fact =
  | {
      /** First entry of a room. */
      readonly k: "room_opened";
      readonly kind: RoomKind;
      readonly title: string;
      readonly starts_at?: number;
      readonly conversation?: Conversation;
      readonly settings: RoomSettings;
      readonly young_audience?: boolean;
    }
  | {
      /** The programme gave the session another title, start or audience. */
      readonly k: "room_renamed";
      readonly title: string;
      readonly starts_at?: number;
      /** absent: as it was */
      readonly young_audience?: boolean;
    }
  | {
      readonly k: "message_posted";
      readonly channel: Channel;
      readonly text: string;
      readonly anonymous?: boolean;
      /** visible, held or delayed */
      readonly state: MessageState;
      readonly why?: Judgement;
      /** when delayed */
      readonly visible_at?: number;
    }
  | {
      /** Decided by the actor, or by a late verdict of the hub itself. */
      readonly k: "message_reviewed";
      readonly message: number;
      readonly to: MessageState;
      readonly reason?: Reason;
      /** of a late verdict */
      readonly why?: Judgement;
    }
  | {
      readonly k: "question_asked";
      /** whole, also when anonymous */
      readonly author: Author;
      readonly text: string;
      /** visible, held or delayed */
      readonly state: QuestionState;
      readonly from_message?: number;
      readonly why?: Judgement;
      /** when delayed */
      readonly visible_at?: number;
    }
  | {
      readonly k: "question_edited";
      readonly question: number;
      readonly text: string;
    }
  | {
      readonly k: "question_moved";
      readonly question: number;
      readonly to: QuestionState;
      readonly reason?: Reason;
      readonly note?: string;
      /** of a late verdict */
      readonly why?: Judgement;
    }
  | {
      /** The moderation delay of these is over: from this entry on the public sees them. */
      readonly k: "delay_over";
      readonly messages: readonly number[];
      readonly questions: readonly number[];
    }
  | {
      readonly k: "question_merged";
      readonly question: number;
      readonly into: number;
    }
  | {
      /** The last step of a question was taken back. */
      readonly k: "question_undone";
      readonly question: number;
    }
  | {
      readonly k: "vote_cast";
      readonly question: number;
      readonly on: boolean;
    }
  | {
      readonly k: "poll_created";
      readonly title: string;
      readonly options: readonly string[];
      readonly multiple: boolean;
      readonly results: ResultsRule;
    }
  | {
      readonly k: "poll_edited";
      readonly poll: number;
      readonly title: string;
      readonly options: readonly string[];
      readonly multiple: boolean;
      readonly results: ResultsRule;
    }
  | {
      readonly k: "poll_moved";
      readonly poll: number;
      readonly to: PollState;
    }
  | {
      readonly k: "poll_answered";
      readonly poll: number;
      readonly choices: readonly number[];
    }
  | {
      readonly k: "settings_changed";
      /** all of them, after the change */
      readonly settings: RoomSettings;
    }
  | {
      readonly k: "stage_set";
      readonly stage: Stage;
    }
  | {
      readonly k: "timer_set";
      readonly timer: Timer;
    }
  | {
      readonly k: "person_muted";
      readonly person: string;
      readonly name: string;
      readonly until: number;
      readonly reason: Reason;
    }
  | {
      readonly k: "person_banned";
      readonly person: string;
      readonly name: string;
      readonly until: number;
      readonly reason: Reason;
    }
  | {
      readonly k: "person_lifted";
      readonly person: string;
    }
  | {
      /** The actor looks at an item, or goes on looking. */
      readonly k: "item_claimed";
      /** message or question where the claim is about one of this room; else report or contest */
      readonly kind: ItemKind;
      readonly item: number;
      readonly until: number;
    }
  | {
      /** A claim ended by hand or by time. A decision ends it too, without this entry. */
      readonly k: "item_released";
      readonly kind: ItemKind;
      readonly item: number;
    }
  | {
      readonly k: "shield_raised";
      /** for what it was raised */
      readonly scope: Scope;
      /** the strict ones */
      readonly settings: RoomSettings;
    }
  | {
      readonly k: "shield_lifted";
      readonly scope: Scope;
    }
  | {
      readonly k: "report_filed";
      readonly kind: ItemKind;
      readonly item: number;
      readonly reason: ReportReason;
      readonly note?: string;
      /** in the hall, of a private conversation; then there is no actor */
      readonly talk?: ReportedTalk;
    }
  | {
      readonly k: "report_decided";
      readonly report: number;
      /** dismissed or acted */
      readonly to: ReportState;
      readonly reason?: Reason;
    }
  | {
      readonly k: "contest_filed";
      readonly kind: ItemKind;
      readonly item?: number;
      readonly text?: string;
    }
  | {
      readonly k: "contest_decided";
      readonly contest: number;
      /** upheld or reversed */
      readonly to: ContestState;
      readonly note?: string;
    }
  | {
      readonly k: "booth_added";
      readonly name: string;
      readonly pitch: string;
      readonly offers: readonly Offer[];
    }
  | {
      readonly k: "booth_edited";
      readonly booth: number;
      readonly name: string;
      readonly pitch: string;
      readonly offers: readonly Offer[];
    }
  | {
      readonly k: "booth_staffed";
      readonly booth: number;
      readonly person: string;
      readonly name: string;
      readonly on: boolean;
    }
  | {
      readonly k: "booth_paused";
      readonly booth: number;
      readonly paused: boolean;
    }
  | {
      readonly k: "queue_joined";
      readonly booth: number;
      readonly note?: string;
      /** why the note was reworded */
      readonly why?: Judgement;
    }
  | {
      readonly k: "queue_left";
      readonly ticket: number;
    }
  | {
      readonly k: "candidate_called";
      readonly ticket: number;
      readonly recruiter: Recruiter;
      readonly until: number;
    }
  | {
      /** The ring ended without an answer. */
      readonly k: "call_missed";
      readonly ticket: number;
    }
  | {
      /** In the hall: the call was answered; the private room is opened from this entry. */
      readonly k: "conversation_started";
      readonly ticket: number;
      readonly conversation: Conversation;
    }
  | {
      /** In the hall: the private room has ended. */
      readonly k: "conversation_finished";
      readonly ticket: number;
    }
  | {
      /** In the conversation. */
      readonly k: "conversation_extended";
      readonly ends_at: number;
    }
  | {
      /** In the conversation. */
      readonly k: "conversation_ended";
    };

/** A fact with its place in the log. */
export interface Entry {
  /** 1, 2, 3, ... without holes within an epoch */
  readonly seq: number;
  /** never used twice; tells a fork from a repeat */
  readonly id: string;
  /** server clock; orders nothing */
  readonly at: number;
  /** absent when the hub itself acted */
  readonly actor?: Author;
  /** the client's id of the command it came from */
  readonly cmd?: string;
  readonly fact: Fact;
}

/** What a viewer is told when an entry changes what they see. Objects come whole: replace the one with the same id. Shared updates change RoomView, those that begin with my_ change MineView; the two layers never mix, so repeating an update does no harm. */
export type Change =
  | {
      /** A question appeared or changed. */
      readonly k: "question";
      readonly question: Question;
    }
  | {
      /** This audience no longer sees the question. */
      readonly k: "question_removed";
      readonly question: number;
    }
  | {
      /** A message appeared or changed. */
      readonly k: "message";
      readonly message: Message;
    }
  | {
      /** This audience no longer sees the message. */
      readonly k: "message_removed";
      readonly message: number;
    }
  | {
      /** A poll appeared or changed. */
      readonly k: "poll";
      readonly poll: Poll;
    }
  | {
      /** This audience no longer sees the poll. */
      readonly k: "poll_removed";
      readonly poll: number;
    }
  | {
      readonly k: "settings";
      readonly settings: RoomSettings;
    }
  | {
      readonly k: "stage";
      readonly stage: Stage;
    }
  | {
      readonly k: "timer";
      readonly timer: Timer;
    }
  | {
      /** The room was renamed. */
      readonly k: "title";
      readonly title: string;
    }
  | {
      /** A booth appeared or changed. */
      readonly k: "booth";
      readonly booth: Booth;
    }
  | {
      /** In a conversation: its state or its end changed. */
      readonly k: "conversation";
      readonly conversation: Conversation;
    }
  | {
      /** For staff: a person was muted, banned or freed (neither date). */
      readonly k: "standing";
      readonly standing: Standing;
    }
  | {
      /** The programme says whether minors are here. */
      readonly k: "young_audience";
      readonly on: boolean;
    }
  | {
      /** The shield went up, changed, or was lifted (absent). */
      readonly k: "shield";
      readonly shield?: Shield;
    }
  | {
      /** For staff: somebody looks at an item. */
      readonly k: "claim";
      readonly claim: Claim;
    }
  | {
      /** For staff: nobody looks at it any more. */
      readonly k: "claim_released";
      readonly kind: ItemKind;
      readonly item: number;
    }
  | {
      /** For staff: reports of an item; drop it once it is no longer open. */
      readonly k: "report";
      readonly report: Report;
    }
  | {
      /** For staff: an objection; drop it once it is no longer filed. */
      readonly k: "contest";
      readonly contest: Contest;
    }
  | {
      /** My question, with what happened to it. */
      readonly k: "my_question";
      readonly question: Question;
    }
  | {
      readonly k: "my_vote";
      readonly question: number;
      readonly on: boolean;
    }
  | {
      readonly k: "my_answer";
      readonly answer: PollAnswer;
    }
  | {
      /** My message, held, delayed, declined, removed, or visible like any other (then drop it from this layer). */
      readonly k: "my_message";
      readonly message: Message;
    }
  | {
      /** My message, to be shown from this layer whatever its state. */
      readonly k: "my_message_kept";
      readonly message: Message;
    }
  | {
      /** The receipt of a report of mine, or what was decided. */
      readonly k: "my_report";
      readonly report: MyReport;
    }
  | {
      /** An objection of mine, or what came of it. */
      readonly k: "my_contest";
      readonly contest: MyContest;
    }
  | {
      readonly k: "my_standing";
      readonly standing: Standing;
    }
  | {
      /** My place in a queue. */
      readonly k: "my_ticket";
      readonly ticket: Ticket;
    }
  | {
      /** For recruiters: the queue of a booth of mine. */
      readonly k: "my_queue";
      readonly queue: Queue;
    }
  | {
      /** I no longer staff this booth. */
      readonly k: "my_queue_closed";
      readonly booth: number;
    }
  | {
      /** A conversation of mine began, changed or ended. */
      readonly k: "my_conversation";
      readonly conversation: Conversation;
    };

/** A change with the entry it comes from. */
export interface Update {
  /** of the entry */
  readonly seq: number;
  /** of the entry */
  readonly at: number;
  readonly change: Change;
}

/** Who this connection acts for. */
export interface Me {
  readonly person: string;
  readonly name: string;
}

/** People in the room now. */
export interface Viewers {
  readonly count: number;
  /** false: rounded */
  readonly exact: boolean;
}

/** Live, conflated, never stored; each field present replaces the last one of its kind; losing one does no harm. */
export interface Signal {
  readonly viewers?: Viewers;
  /** question id to votes, those that changed */
  readonly votes?: Readonly<Record<string, number>>;
  /** poll id to results, those that changed */
  readonly polls?: Readonly<Record<string, PollTally>>;
  /** reaction to count since the last signal */
  readonly reactions?: Readonly<Record<string, number>>;
  /** what moderation did with the questions */
  readonly tally?: Tally;
  /** names of those who write, in a conversation */
  readonly typing?: readonly string[];
}

/** Something that waits for a moderator: exactly one of message, question, report and contest is there, as the staff of the room sees it. */
export interface DeskItem {
  readonly room: string;
  /** of the room */
  readonly title: string;
  /** of the message, question, report or contest; with the room it names the item */
  readonly item: number;
  /** since when it waits */
  readonly at: number;
  /** held */
  readonly message?: Message;
  /** held */
  readonly question?: Question;
  /** open */
  readonly report?: Report;
  /** filed */
  readonly contest?: Contest;
  /** somebody looks at it */
  readonly claim?: Claim;
}

export interface DeskKey {
  readonly room: string;
  readonly item: number;
}

export interface ImportProblem {
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  readonly warning: boolean;
}

/** Body of every refusal. */
export interface ErrorBody {
  readonly code: ErrorCode;
  /** a sentence in English */
  readonly message: string;
  readonly retry_ms?: number;
  /** for bad_import */
  readonly problems?: readonly ImportProblem[];
}

export interface HubFacts {
  /** name of this installation */
  readonly name: string;
  /** name of the event */
  readonly event: string;
  /** IANA time zone of the event */
  readonly zone: string;
  readonly version: string;
  /** the programme is sample data */
  readonly sample: boolean;
  /** YYYY-MM-DD */
  readonly first_day?: string;
  readonly last_day?: string;
}

/** A role and what it is for. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
  /** empty for hub; the partner's name, the session or room id, or room/booth for a booth */
  readonly scope_id: string;
}

/** Who this browser is. */
export interface Profile {
  readonly person: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly guest: boolean;
  readonly expires_at: number;
}

/** A guest joins by code or by the link of a room. With a session already, the name is optional. */
export interface JoinRequest {
  readonly code?: string;
  readonly room?: string;
  readonly name?: string;
}

export interface JoinAnswer {
  readonly profile: Profile;
  readonly room: string;
}

export interface RenameRequest {
  readonly name: string;
}

export interface TicketAnswer {
  /** first message of the WebSocket, once, within ticket_life_ms */
  readonly ticket: string;
}

/** A session of the programme. */
export interface ProgrammeItem {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly kind: SessionKind;
  readonly theme: string;
  readonly partner: string;
  readonly town: string;
  readonly place: string;
  /** fr, en, ... */
  readonly language: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly speakers: readonly string[];
  readonly status: SessionStatus;
  readonly young_audience: boolean;
  readonly online_url?: string;
  /** room code, to staff of the session */
  readonly code?: string;
}

/** What a door shows before one enters. */
export interface RoomFacts {
  readonly room: string;
  readonly title: string;
  /** six characters */
  readonly code: string;
  readonly kind: RoomKind;
  readonly session?: ProgrammeItem;
}

export interface Programme {
  /** in order of time */
  readonly sessions: readonly ProgrammeItem[];
}

/** Whether minors are in a session: an organiser's word goes before that of the programme file. */
export interface YoungAudience {
  readonly on: boolean;
}

export interface InvitationRequest {
  readonly grant: Grant;
  /** for whom, as the organiser notes it */
  readonly label: string;
}

export interface Invitation {
  readonly id: string;
  readonly grant: Grant;
  readonly label: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly used_at?: number;
  readonly revoked_at?: number;
  /** only in the answer that creates it */
  readonly link?: string;
}

export interface InvitationList {
  readonly invitations: readonly Invitation[];
}

/** What an invitation is for, before it is accepted. */
export interface InvitationFacts {
  readonly grant: Grant;
  readonly label: string;
  /** of the session, if any */
  readonly title: string;
}

export interface InvitationAcceptance {
  /** from the link */
  readonly token: string;
  /** needed without a session */
  readonly name?: string;
}

export interface InvitationToken {
  readonly token: string;
}

/** A person with roles. */
export interface PersonItem {
  readonly person: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly last_seen: number;
}

export interface People {
  readonly people: readonly PersonItem[];
}

/** End all sessions of a person, open sockets included; or take one grant back. */
export interface RevokeRequest {
  readonly person: string;
  /** absent: end sessions */
  readonly grant?: Grant;
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface ChangedSession {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly FieldChange[];
}

/** What an import would do. */
export interface ImportPlan {
  /** to apply it */
  readonly plan: string;
  readonly source: string;
  readonly format: string;
  readonly added: readonly ProgrammeItem[];
  readonly changed: readonly ChangedSession[];
  /** no longer in the file: marked, never deleted */
  readonly cancelled: readonly ProgrammeItem[];
  readonly unchanged: number;
  readonly warnings: readonly ImportProblem[];
}

export interface ApplyRequest {
  readonly plan: string;
}

export interface ApplyAnswer {
  readonly added: number;
  readonly changed: number;
  readonly cancelled: number;
}

export interface HubSettings {
  readonly name: string;
  readonly event: string;
  /** new rooms start so */
  readonly hold_questions: boolean;
  readonly hold_messages: boolean;
  readonly anonymous_allowed: boolean;
}

/** The log of a room as it is kept. */
export interface LogPage {
  readonly room: string;
  readonly epoch: string;
  readonly entries: readonly Entry[];
  readonly more: boolean;
}

/** What a rule looks for; each kind reads its own and the others are absent. Lists are texts with one entry a line; empty lines and what follows a # count for nothing. */
export interface RuleParameters {
  /** word: own words. 'mot' is a whole word (its plural in s or x too), 'mot*' a beginning, '*mot*' anywhere, 'deux mots' in a row. Case, accents, look-alike letters, leet, repeated letters and spacing make no difference. At most rule_words lines */
  readonly words?: string;
  /** word: names of shipped lists, as in RuleList.lists */
  readonly lists?: readonly string[];
  /** word: words that are no hits though one stands in them, written like words */
  readonly passes?: string;
  /** pattern: regular expressions (RE2), without regard to case */
  readonly patterns?: string;
  /** link: hosts that pass, with all their subdomains */
  readonly hosts?: string;
  /** link, mention: only newcomers and anonymous authors are looked at */
  readonly newcomers_only?: boolean;
  /** repetition: how far back, 5 to 600 */
  readonly window_s?: number;
  /** repetition: a person's so manieth text of the same letters and digits is found, 2 to 20; 0: not looked at */
  readonly same_person?: number;
  /** repetition: found as soon as so many people of a room send the same or nearly the same text, 2 to 100; 0: not looked at */
  readonly people?: number;
  /** repetition, flood: shorter texts (letters) are not looked at, 0 to 500 */
  readonly least_length?: number;
  /** flood: percent of the letters in capitals that is too much, 1 to 100; 0: not looked at */
  readonly capitals?: number;
  /** flood: percent of characters that are neither letters, digits, spaces nor emoji, 1 to 100; 0: not looked at */
  readonly symbols?: number;
  /** flood: more emoji than this, 1 to 500; 0: not looked at */
  readonly emoji?: number;
  /** flood: more of one character in a row than this, 3 to 500; 0: not looked at */
  readonly same_in_a_row?: number;
  /** mention: more @names than this, 0 to 50 */
  readonly mentions?: number;
  /** newcomer: so many first texts of a person in a room, 1 to 20 */
  readonly first?: number;
  /** newcomer: of an identity younger than this, 10 to 86400 */
  readonly younger_than_s?: number;
  /** disguise: more combining marks in a row than this, 2 to 20; 0: not looked at */
  readonly marks?: number;
  /** disguise: bidirectional controls and invisible characters where no script needs them */
  readonly hidden?: boolean;
  /** disguise: words that mix scripts that look alike */
  readonly mixed_scripts?: boolean;
}

/** A rule of moderation, as data. */
export interface ModerationRule {
  /** chosen by whoever makes it */
  readonly id: string;
  /** what people read, also the author of a rejected text */
  readonly title: string;
  readonly kind: RuleKind;
  readonly action: RuleAction;
  /** hub, event, partner, session or room */
  readonly scope: Scope;
  /** empty for hub and event; the partner's name, the session or room id */
  readonly scope_id: string;
  /** roles that the rule does not look at */
  readonly exempt: readonly Role[];
  readonly parameters: RuleParameters;
}

/** The shape of config/moderation/rules.json. */
export interface RuleFile {
  readonly rules: readonly ModerationRule[];
}

/** A rule as it is kept. */
export interface RuleItem {
  /** in lists without its words, passes and patterns */
  readonly rule: ModerationRule;
  /** 1, 2, 3, ...; every change makes a new one */
  readonly version: number;
  /** of this version; 0: as shipped */
  readonly at: number;
  /** name of whoever made this version; empty: as shipped */
  readonly by: string;
  /** a rule of this id came with the hub */
  readonly shipped: boolean;
  /** this version took the rule away */
  readonly deleted: boolean;
  /** words or patterns, with those of its lists */
  readonly entries: number;
  /** by whoever asks */
  readonly may_change: boolean;
}

/** A word list that came with the hub. */
export interface ShippedList {
  readonly name: string;
  readonly entries: number;
}

export interface RuleList {
  /** newest version of each, by id */
  readonly rules: readonly RuleItem[];
  readonly lists: readonly ShippedList[];
  /** grows with every change of any rule */
  readonly revision: number;
}

export interface RuleVersions {
  /** newest first, at most 100 */
  readonly versions: readonly RuleItem[];
}

export interface RuleChange {
  readonly rule: ModerationRule;
  /** the version it was made from, 0 for a new rule; another is in force by now: wrong_state */
  readonly after?: number;
}

/** What one rule found in a text. */
export interface RuleFinding {
  readonly rule: string;
  readonly title: string;
  /** 0 for a draft */
  readonly version: number;
  readonly cause: Cause;
  readonly action: RuleAction;
  /** in the text as it was sent, in code points; empty: all of it */
  readonly spans: readonly Span[];
}

/** A text to try, as somebody would send it. */
export interface RuleTest {
  readonly text: string;
  /** absent: a room to which only rules of the hub and the event apply */
  readonly room?: string;
  /** absent: trusted */
  readonly trust?: Trust;
  /** drafts to add, in place of those with the same id */
  readonly rules?: readonly ModerationRule[];
  /** true: the drafts alone */
  readonly alone?: boolean;
}

export interface RuleTestAnswer {
  readonly verdict: VerdictKind;
  /** the text as it would stand */
  readonly text: string;
  /** all rules that found something, the strongest first */
  readonly findings: readonly RuleFinding[];
}

/** A dry run: what rules would have done. */
export interface RuleTrial {
  /** drafts; none: the rules in force */
  readonly rules: readonly ModerationRule[];
  /** true: the drafts alone; else with the others in force */
  readonly alone?: boolean;
  /** 1 to rule_trial_rooms */
  readonly rooms: readonly string[];
  /** newest messages and questions over all these rooms together, 1 to rule_trial_texts */
  readonly last: number;
}

export interface RuleCount {
  readonly rule: string;
  readonly title: string;
  /** in which it found something */
  readonly texts: number;
}

export interface TrialExample {
  readonly room: string;
  /** the message or question */
  readonly entry: number;
  readonly at: number;
  readonly question: boolean;
  readonly author?: Author;
  /** as it was written */
  readonly text: string;
  readonly verdict: VerdictKind;
  /** with rewrite */
  readonly would_be?: string;
  readonly findings: readonly RuleFinding[];
}

/** What the rules would have done; nothing is changed. */
export interface RuleTrialAnswer {
  /** texts */
  readonly looked_at: number;
  readonly held: number;
  readonly rewritten: number;
  readonly rejected: number;
  /** the most first */
  readonly by_rule: readonly RuleCount[];
  /** newest first, at most rule_trial_examples */
  readonly examples: readonly TrialExample[];
  /** false: the rooms' logs go further back than was read */
  readonly complete: boolean;
}

/** One act, never changed. Records form a chain: hash is the SHA-256, in hexadecimal, of the hash of the record before (nothing for the first), a line feed, and this record as JSON without its hash. */
export interface AuditRecord {
  /** 1, 2, 3, ... in the order of insertion */
  readonly id: number;
  /** when it was done */
  readonly at: number;
  /** who; absent when the hub itself acted */
  readonly actor?: string;
  /** of the actor at that moment */
  readonly name?: string;
  /** under which */
  readonly role?: Role;
  readonly act: AuditAct;
  readonly room?: string;
  /** the message, question or report in that room */
  readonly item?: number;
  /** whom it concerns */
  readonly person?: string;
  /** what else it concerns: an invitation, a source, a scope */
  readonly target?: string;
  readonly reason?: Reason;
  /** in words; never the text of a message */
  readonly note?: string;
  /** whose rooms it concerns */
  readonly partner?: string;
  /** the entry of the room's log it is derived from */
  readonly entry?: string;
  readonly hash?: string;
}

/** Newest first. */
export interface AuditPage {
  readonly records: readonly AuditRecord[];
  /** person to name, of those the records concern and the hub still knows */
  readonly names: Readonly<Record<string, string>>;
  /** older ones exist: ask with before = the last id */
  readonly more: boolean;
}

/** Whether the chain holds. */
export interface AuditCheck {
  /** read */
  readonly records: number;
  /** hash of the last record; note it elsewhere to prove later that nothing was cut off */
  readonly head: string;
  readonly intact: boolean;
  /** the first record that is not as it was written, or that is missing */
  readonly broken?: number;
  /** in English */
  readonly why?: string;
}

/** A mute or a ban across rooms. */
export interface SanctionRequest {
  readonly person: string;
  readonly kind: SanctionKind;
  /** event, partner, session or room */
  readonly scope: Scope;
  /** empty for event */
  readonly scope_id: string;
  readonly lasting: Lasting;
  /** with lasting = seconds: mute_min_s to mute_max_s */
  readonly seconds?: number;
  readonly reason: Reason;
  /** for the audit */
  readonly note?: string;
}

export interface Sanction {
  readonly id: string;
  readonly person: string;
  /** of the person now */
  readonly name: string;
  readonly kind: SanctionKind;
  readonly scope: Scope;
  readonly scope_id: string;
  readonly at: number;
  readonly until: number;
  readonly reason: Reason;
  readonly note?: string;
  readonly by: string;
  readonly by_name: string;
  readonly lifted_at?: number;
}

export interface SanctionList {
  /** newest first */
  readonly sanctions: readonly Sanction[];
}

export interface NoteRequest {
  /** event, partner, session or room: moderators there may read it */
  readonly scope: Scope;
  /** empty for event */
  readonly scope_id: string;
  readonly text: string;
}

/** What a moderator wants others to know of a person. */
export interface PersonNote {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly by: string;
  readonly by_name: string;
  readonly scope: Scope;
  readonly scope_id: string;
  readonly text: string;
}

export interface PersonNotes {
  /** newest first */
  readonly notes: readonly PersonNote[];
}

/** Something a person wrote: exactly one of message and question is there. */
export interface Contribution {
  readonly room: string;
  /** of the room */
  readonly title: string;
  readonly message?: Message;
  /** its votes and its turn are not counted here */
  readonly question?: Question;
}

export interface Contributions {
  /** newest first */
  readonly items: readonly Contribution[];
  /** ask with it for older ones; absent: there are none */
  readonly before?: string;
}

export interface ShieldRequest {
  /** event, partner, session or room */
  readonly scope: Scope;
  /** empty for event */
  readonly scope_id: string;
  readonly on: boolean;
}

export interface ShieldState {
  readonly scope: Scope;
  readonly scope_id: string;
  readonly on: boolean;
  readonly by: string;
  readonly by_name: string;
  readonly at: number;
}

export interface ShieldList {
  /** the last switch of each scope, newest first */
  readonly shields: readonly ShieldState[];
}

export interface Done {
}

export interface HookMessage {
  /** to give a later verdict; tells a repeat of the same command */
  readonly id: string;
  readonly kind: HookItem;
  /** as others would read it */
  readonly text: string;
  /** addresses in the text */
  readonly links: readonly string[];
}

/** No name and no address, ever. */
export interface HookAuthor {
  /** the same person has the same one in every check of this hook, and another one for other hooks */
  readonly ref: string;
  readonly trust: HookTrust;
  /** to the room */
  readonly anonymous: boolean;
  /** since this node first met the author */
  readonly age_s: number;
  /** texts of the author that went through here */
  readonly sent: number;
  readonly held: number;
  readonly rejected: number;
}

/** An earlier text of the same room that the hook let through. */
export interface HookContext {
  readonly ref: string;
  readonly text: string;
}

/** Body of a call: event is message.check. */
export interface HookCheck {
  /** 1 */
  readonly v: number;
  readonly event: string;
  readonly room: string;
  readonly mode: HookMode;
  readonly message: HookMessage;
  readonly author: HookAuthor;
  /** oldest first; empty unless configured */
  readonly context: readonly HookContext[];
  /** an answer after it is not heard */
  readonly deadline_ms: number;
  /** where a later verdict goes */
  readonly callback: string;
}

/** A sentence for the author. */
export interface HookWords {
  readonly fr?: string;
  readonly en?: string;
}

/** Answer to a HookCheck, with status 200 and at most 16 KB. */
export interface HookReply {
  /** defer: the room's fallback holds until a HookVerdict comes */
  readonly verdict: HookAnswer;
  /** a name of Reason, or the hook's own */
  readonly reason?: string;
  /** what decided, as in model-x/2026-11 */
  readonly rule?: string;
  /** where in the text */
  readonly spans?: readonly Span[];
  /** with rewrite: what is said instead */
  readonly text?: string;
  /** with reject */
  readonly user_message?: HookWords;
}

/** A later verdict, posted to the callback with a signature of the hook's own. It may reverse an earlier one; what a person decided stays. */
export interface HookVerdict {
  /** id of the checked message */
  readonly message: string;
  /** allow, hold or reject; rewrite for a question */
  readonly verdict: HookAnswer;
  readonly reason?: string;
  readonly rule?: string;
  readonly spans?: readonly Span[];
  /** with rewrite */
  readonly text?: string;
}

/** How the moderation hook does, for moderators. */
export interface HookState {
  readonly state: HookHealth;
  /** when it began to fail */
  readonly since?: number;
  /** the last failure */
  readonly why?: string;
  /** calls since the start */
  readonly asked: number;
  /** calls without an answer */
  readonly failed: number;
  /** texts that were held because of its silence */
  readonly held: number;
}

/** Body of a webhook: something happened in a room, as the webhook's audience sees it. Signed, repeated until it is answered with 2xx: the same webhook-id tells a repeat. */
export interface Notice {
  /** 1 */
  readonly v: number;
  readonly type: NoticeKind;
  readonly room: string;
  /** of the room's entry */
  readonly seq: number;
  readonly at: number;
  readonly question?: Question;
  readonly message?: Message;
  readonly poll?: Poll;
  /** which one, where the audience may not see it */
  readonly item?: number;
}

/** What a person may ask of a room. `who` lists the roles that may; each command also gives the errors of `always`. */
export type Command =
  | {
      /** Write in the chat, or backstage among staff. */
      readonly k: "post_message";
      readonly text: string;
      readonly channel: Channel;
      readonly anonymous?: boolean;
    }
  | {
      /** Approve or decline a held message, remove a visible or delayed one, or restore it. Organisers and partner admins may hide it silently. */
      readonly k: "review_message";
      readonly message: number;
      /** visible, declined, removed or hidden */
      readonly to: MessageState;
      readonly reason?: Reason;
      /** as you saw it: when it has changed since, already_decided */
      readonly from?: MessageState;
    }
  | {
      /** Make a question of a chat message; the author stays the author. */
      readonly k: "turn_into_question";
      readonly message: number;
    }
  | {
      /** Ask a question. */
      readonly k: "ask_question";
      readonly text: string;
      readonly anonymous?: boolean;
    }
  | {
      /** Mend the wording; the author sees both. */
      readonly k: "edit_question";
      readonly question: number;
      readonly text: string;
    }
  | {
      /** Take a question one step on: approve (visible), shortlist, next, now, answered, or back to visible. A question that takes the place of `now` makes the former answered; one that takes `next` makes the former shortlisted. */
      readonly k: "move_question";
      readonly question: number;
      /** visible, shortlisted, next, now or answered; from held only moderators */
      readonly to: QuestionState;
      /** as you saw it: when it has changed since, already_decided */
      readonly from?: QuestionState;
    }
  | {
      /** Decline a question with a reason; the author reads both. */
      readonly k: "decline_question";
      readonly question: number;
      readonly reason: Reason;
      readonly note?: string;
      /** as you saw it: when it has changed since, already_decided */
      readonly from?: QuestionState;
    }
  | {
      /** Unite a question with another that asks the same; votes are united, one per person. */
      readonly k: "merge_question";
      readonly question: number;
      readonly into: number;
    }
  | {
      /** Take one's own question back. */
      readonly k: "withdraw_question";
      readonly question: number;
    }
  | {
      /** Undo the last step taken with a question. */
      readonly k: "undo_question";
      readonly question: number;
    }
  | {
      /** Vote for a question, or take the vote back. One per person; repeating changes nothing. */
      readonly k: "vote_question";
      readonly question: number;
      readonly on: boolean;
    }
  | {
      /** Prepare a poll (draft). */
      readonly k: "create_poll";
      readonly title: string;
      /** 2 to 10 different answers */
      readonly options: readonly string[];
      readonly multiple: boolean;
      readonly results: ResultsRule;
    }
  | {
      /** Change a draft. */
      readonly k: "edit_poll";
      readonly poll: number;
      readonly title: string;
      readonly options: readonly string[];
      readonly multiple: boolean;
      readonly results: ResultsRule;
    }
  | {
      /** draft → open → closed → archived; closed may open again. */
      readonly k: "move_poll";
      readonly poll: number;
      readonly to: PollState;
    }
  | {
      /** Answer an open poll; a later answer replaces the earlier one. */
      readonly k: "answer_poll";
      readonly poll: number;
      /** indexes of options; one when the poll is single */
      readonly choices: readonly number[];
    }
  | {
      /** Change settings of the room. */
      readonly k: "change_settings";
      readonly change: SettingsChange;
    }
  | {
      /** Say what is on the stage. */
      readonly k: "set_stage";
      readonly stage: Stage;
    }
  | {
      /** Set or clear the speaker's clock. */
      readonly k: "set_timer";
      readonly timer: Timer;
    }
  | {
      /** Pause a person's contributions in this room. */
      readonly k: "mute_person";
      readonly person: string;
      /** 10 to 604800 */
      readonly seconds: number;
      readonly reason: Reason;
    }
  | {
      /** Close this room to a person; open connections leave it at once. */
      readonly k: "ban_person";
      readonly person: string;
      /** absent: for good */
      readonly seconds?: number;
      readonly reason: Reason;
    }
  | {
      /** Take a mute and a ban back. */
      readonly k: "lift_person";
      readonly person: string;
    }
  | {
      /** Look at an item for claim_ms: nobody else decides about it meanwhile. Again: for another claim_ms. Reports and objections about an item of this room are claimed with it. */
      readonly k: "claim_item";
      /** message, question, report or contest */
      readonly kind: ItemKind;
      readonly item: number;
    }
  | {
      /** Let an item go; organisers and partner admins also one that somebody else claimed. */
      readonly k: "release_item";
      readonly kind: ItemKind;
      readonly item: number;
    }
  | {
      /** Raise the shield: everything waits for approval, newcomers do not write, slow mode, no links, nobody anonymous, no reactions. Lifting it brings exactly the former settings back. */
      readonly k: "set_shield";
      readonly on: boolean;
    }
  | {
      /** Tell moderation of a message or a question; once per person and item. */
      readonly k: "report_item";
      /** message or question */
      readonly kind: ItemKind;
      readonly item: number;
      readonly reason: ReportReason;
      readonly note?: string;
    }
  | {
      /** Decide about the reports of an item: dismissed, or acted: the item is removed or declined, its author told why. */
      readonly k: "decide_report";
      readonly report: number;
      /** dismissed or acted */
      readonly to: ReportState;
      /** for the author; absent: what most reporters say */
      readonly reason?: Reason;
    }
  | {
      /** Object, once, to what was decided about my message, my question or myself. */
      readonly k: "contest_decision";
      /** message, question or standing */
      readonly kind: ItemKind;
      /** absent for a standing */
      readonly item?: number;
      readonly text?: string;
    }
  | {
      /** Uphold or reverse what somebody else of the team decided. */
      readonly k: "decide_contest";
      readonly contest: number;
      /** upheld or reversed */
      readonly to: ContestState;
      /** a sentence to the author */
      readonly note?: string;
    }
  | {
      /** Add a booth to a jobs-connect session. */
      readonly k: "add_booth";
      readonly name: string;
      readonly pitch: string;
      readonly offers: readonly Offer[];
    }
  | {
      /** Change the texts and offers of a booth: organisers, or its own recruiters. */
      readonly k: "edit_booth";
      readonly booth: number;
      readonly name: string;
      readonly pitch: string;
      readonly offers: readonly Offer[];
    }
  | {
      /** Put a recruiter on a booth, or take them off. */
      readonly k: "staff_booth";
      readonly booth: number;
      readonly person: string;
      readonly name: string;
      readonly on: boolean;
    }
  | {
      /** Stop or go on taking new candidates; those who wait keep their place. */
      readonly k: "pause_booth";
      readonly booth: number;
      readonly paused: boolean;
    }
  | {
      /** Stand in the queue of a booth. */
      readonly k: "join_queue";
      readonly booth: number;
      /** what the recruiter reads before the conversation */
      readonly note?: string;
    }
  | {
      /** Give the place up, or turn a call down. */
      readonly k: "leave_queue";
      readonly ticket: number;
    }
  | {
      /** Call the first candidate of the queue; the call rings for call_ring_ms. */
      readonly k: "call_next";
      readonly booth: number;
    }
  | {
      /** Answer the call: a private conversation opens. */
      readonly k: "accept_call";
      readonly ticket: number;
    }
  | {
      /** Extend once by conversation_extension_ms. */
      readonly k: "extend_conversation";
    }
  | {
      /** End the conversation for both. */
      readonly k: "end_conversation";
    };

/** The messages of a WebSocket: subprotocol beffroi.v1, one JSON object a text message, told apart by `t`. */
export type ClientMessage =
  | {
      /** First message, within hello_deadline_ms. */
      readonly t: "hello";
      /** from POST /api/ticket, single use */
      readonly ticket: string;
    }
  | {
      /** Follow a room. With a position: resume from there. */
      readonly t: "join";
      readonly room: string;
      readonly epoch?: string;
      readonly after?: number;
    }
  | {
      /** Stop following a room. */
      readonly t: "leave";
      readonly room: string;
    }
  | {
      /** A command. Keep it until its ok or err came, and send it again, with the same id, after a reconnect. */
      readonly t: "do";
      /** made by the client, never used twice */
      readonly id: string;
      readonly room: string;
      readonly cmd: Command;
    }
  | {
      /** A reaction; no answer. Too many are dropped. */
      readonly t: "react";
      readonly room: string;
      readonly reaction: Reaction;
    }
  | {
      /** In a conversation: I am writing. */
      readonly t: "typing";
      readonly room: string;
    }
  | {
      /** Older chat messages. */
      readonly t: "history";
      readonly id: string;
      readonly room: string;
      /** messages older than this one */
      readonly before: number;
    }
  | {
      /** Answer to a beat. */
      readonly t: "pong";
    }
  | {
      /** Follow what waits for a decision in all rooms you may moderate: a whole desk comes, then changes. While you watch, `do` also works in rooms you moderate without following them; their ok and err come as usual. */
      readonly t: "watch_desk";
    }
  | {
      /** Stop following the desk. */
      readonly t: "unwatch_desk";
    };

/** The messages of a WebSocket: subprotocol beffroi.v1, one JSON object a text message, told apart by `t`. */
export type ServerMessage =
  | {
      /** Answer to hello. */
      readonly t: "welcome";
      readonly me: Me;
      /** the hub's clock */
      readonly now: number;
      readonly heartbeat_ms: number;
    }
  | {
      /** Answer to join. mode replay: the frames after your position follow. mode snapshot: a snap follows. */
      readonly t: "joined";
      readonly room: string;
      readonly epoch: string;
      /** head of the log now */
      readonly seq: number;
      /** your role in this room */
      readonly role: Role;
      readonly audience: Audience;
      readonly mode: JoinMode;
    }
  | {
      /** The whole room at a position; replaces everything. */
      readonly t: "snap";
      readonly room: string;
      readonly epoch: string;
      readonly seq: number;
      readonly shared: RoomView;
      readonly mine: MineView;
    }
  | {
      /** All your audience may see of the entries after `after` up to `upto`. If `after` is ahead of your position, you missed something: join again with your position. */
      readonly t: "up";
      readonly room: string;
      readonly after: number;
      readonly upto: number;
      readonly u: readonly Update[];
    }
  | {
      /** What only you may see. Comes before the up that covers it; may be repeated after a resume. */
      readonly t: "mine";
      readonly room: string;
      readonly u: readonly Update[];
    }
  | {
      /** Signals of a room. */
      readonly t: "sig";
      readonly room: string;
      readonly s: Signal;
    }
  | {
      /** Heartbeat of a room with the head of its log: a head beyond your position means a lost frame: join again with your position. */
      readonly t: "beat";
      readonly room: string;
      readonly epoch: string;
      readonly seq: number;
      readonly now: number;
    }
  | {
      /** The command is durable. */
      readonly t: "ok";
      readonly id: string;
      readonly room: string;
      /** position at or after its last entry */
      readonly seq: number;
    }
  | {
      /** A refusal. Without id: of a message that was no command. */
      readonly t: "err";
      readonly id?: string;
      readonly room?: string;
      readonly code: ErrorCode;
      /** a sentence in English; clients show their own text of the code */
      readonly message: string;
      /** the same try can succeed after this */
      readonly retry_ms?: number;
    }
  | {
      /** Answer to history, oldest first; fewer than asked: that was the beginning. */
      readonly t: "page";
      readonly id: string;
      readonly room: string;
      readonly messages: readonly Message[];
      /** older ones exist */
      readonly more: boolean;
    }
  | {
      /** You no longer follow this room: banned, or it closed. */
      readonly t: "gone";
      readonly room: string;
      readonly code: ErrorCode;
    }
  | {
      /** Your position is no longer good; a snap follows. */
      readonly t: "reset";
      readonly room: string;
      readonly why: ResetWhy;
    }
  | {
      /** What waits in the rooms you moderate, at most four times a second. Items are whole: each replaces the one with the same room and item. */
      readonly t: "desk";
      /** true: replaces everything you had */
      readonly whole: boolean;
      /** new or changed; sort by at, then room and item */
      readonly items: readonly DeskItem[];
      /** items that wait no longer, or that others came before */
      readonly gone: readonly DeskKey[];
      /** further items that wait: only the oldest desk_items are told, and these follow as those go */
      readonly more: number;
    }
  | {
      /** The hub will close this connection; come back after a random time within the window. */
      readonly t: "bye";
      /** close code to come */
      readonly code: number;
      readonly retry_from_ms: number;
      readonly retry_to_ms: number;
    };
