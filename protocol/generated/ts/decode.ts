// Generated from protocol/schema by protocol/generate.mjs. Do not edit.

// Reading what the hub sends: a value of the type asked for, or where it is wrong. Unknown fields are passed over.
import type { ApplyAnswer, AuditCheck, AuditPage, AuditRecord, Author, Booth, Change, ChangedSession, Claim, Contest, Contribution, Contributions, Conversation, Decided, DeskItem, DeskKey, Done, ErrorBody, FieldChange, Grant, HookState, HubFacts, HubSettings, ImportPlan, ImportProblem, Invitation, InvitationFacts, InvitationList, JoinAnswer, Judgement, Me, Message, MineView, ModerationRule, MyContest, MyReport, Offer, People, PersonItem, PersonNote, PersonNotes, Poll, PollAnswer, PollOption, PollTally, Profile, Programme, ProgrammeItem, Question, Queue, Recruiter, Report, RoomFacts, RoomSettings, RoomView, RuleCount, RuleFinding, RuleItem, RuleList, RuleParameters, RuleTestAnswer, RuleTrialAnswer, RuleVersions, Sanction, SanctionList, ServerMessage, Shield, ShieldList, ShieldState, ShippedList, Signal, Span, Stage, Standing, Statement, Tally, Ticket, TicketAnswer, Timer, TrialExample, Update, Viewers } from "./messages";
import { roleValues, scopeValues, sessionKindValues, sessionStatusValues, roomKindValues, audienceValues, channelValues, messageStateValues, questionStateValues, reasonValues, causeValues, ruleKindValues, ruleActionValues, trustValues, verdictKindValues, itemKindValues, reportReasonValues, reportStateValues, contestStateValues, auditActValues, sanctionKindValues, lastingValues, pollStateValues, resultsRuleValues, writersValues, questionOrderValues, stageStateValues, reactionValues, ticketStateValues, conversationStateValues, joinModeValues, resetWhyValues, hookModeValues, hookFailureValues, hookTrustValues, hookItemValues, hookAnswerValues, hookHealthValues, noticeKindValues, errorCodeValues } from "./messages";

type Row = readonly [name: string, kind: string, flags: number];
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly where: string };

interface Decodable {
  ApplyAnswer: ApplyAnswer;
  AuditCheck: AuditCheck;
  AuditPage: AuditPage;
  AuditRecord: AuditRecord;
  Author: Author;
  Booth: Booth;
  Change: Change;
  ChangedSession: ChangedSession;
  Claim: Claim;
  Contest: Contest;
  Contribution: Contribution;
  Contributions: Contributions;
  Conversation: Conversation;
  Decided: Decided;
  DeskItem: DeskItem;
  DeskKey: DeskKey;
  Done: Done;
  ErrorBody: ErrorBody;
  FieldChange: FieldChange;
  Grant: Grant;
  HookState: HookState;
  HubFacts: HubFacts;
  HubSettings: HubSettings;
  ImportPlan: ImportPlan;
  ImportProblem: ImportProblem;
  Invitation: Invitation;
  InvitationFacts: InvitationFacts;
  InvitationList: InvitationList;
  JoinAnswer: JoinAnswer;
  Judgement: Judgement;
  Me: Me;
  Message: Message;
  MineView: MineView;
  ModerationRule: ModerationRule;
  MyContest: MyContest;
  MyReport: MyReport;
  Offer: Offer;
  People: People;
  PersonItem: PersonItem;
  PersonNote: PersonNote;
  PersonNotes: PersonNotes;
  Poll: Poll;
  PollAnswer: PollAnswer;
  PollOption: PollOption;
  PollTally: PollTally;
  Profile: Profile;
  Programme: Programme;
  ProgrammeItem: ProgrammeItem;
  Question: Question;
  Queue: Queue;
  Recruiter: Recruiter;
  Report: Report;
  RoomFacts: RoomFacts;
  RoomSettings: RoomSettings;
  RoomView: RoomView;
  RuleCount: RuleCount;
  RuleFinding: RuleFinding;
  RuleItem: RuleItem;
  RuleList: RuleList;
  RuleParameters: RuleParameters;
  RuleTestAnswer: RuleTestAnswer;
  RuleTrialAnswer: RuleTrialAnswer;
  RuleVersions: RuleVersions;
  Sanction: Sanction;
  SanctionList: SanctionList;
  ServerMessage: ServerMessage;
  Shield: Shield;
  ShieldList: ShieldList;
  ShieldState: ShieldState;
  ShippedList: ShippedList;
  Signal: Signal;
  Span: Span;
  Stage: Stage;
  Standing: Standing;
  Statement: Statement;
  Tally: Tally;
  Ticket: Ticket;
  TicketAnswer: TicketAnswer;
  Timer: Timer;
  TrialExample: TrialExample;
  Update: Update;
  Viewers: Viewers;
}

const enums: Readonly<Record<string, readonly string[]>> = {
  Role: roleValues,
  Scope: scopeValues,
  SessionKind: sessionKindValues,
  SessionStatus: sessionStatusValues,
  RoomKind: roomKindValues,
  Audience: audienceValues,
  Channel: channelValues,
  MessageState: messageStateValues,
  QuestionState: questionStateValues,
  Reason: reasonValues,
  Cause: causeValues,
  RuleKind: ruleKindValues,
  RuleAction: ruleActionValues,
  Trust: trustValues,
  VerdictKind: verdictKindValues,
  ItemKind: itemKindValues,
  ReportReason: reportReasonValues,
  ReportState: reportStateValues,
  ContestState: contestStateValues,
  AuditAct: auditActValues,
  SanctionKind: sanctionKindValues,
  Lasting: lastingValues,
  PollState: pollStateValues,
  ResultsRule: resultsRuleValues,
  Writers: writersValues,
  QuestionOrder: questionOrderValues,
  StageState: stageStateValues,
  Reaction: reactionValues,
  TicketState: ticketStateValues,
  ConversationState: conversationStateValues,
  JoinMode: joinModeValues,
  ResetWhy: resetWhyValues,
  HookMode: hookModeValues,
  HookFailure: hookFailureValues,
  HookTrust: hookTrustValues,
  HookItem: hookItemValues,
  HookAnswer: hookAnswerValues,
  HookHealth: hookHealthValues,
  NoticeKind: noticeKindValues,
  ErrorCode: errorCodeValues,
};

const structs: Readonly<Record<string, readonly Row[]>> = {
  Author: [["person","id",1],["name","string",0],["role","Role",0],["anonymous","bool",1]],
  Span: [["from","int",0],["to","int",0]],
  Judgement: [["cause","Cause",0],["rule","string",1],["version","int",1],["spans","Span",3],["original","string",1]],
  Statement: [["reason","Reason",1],["cause","Cause",1],["automatic","bool",0],["at","time",0],["contest","ContestState",1]],
  Decided: [["person","id",1],["name","string",0],["at","time",0]],
  Claim: [["kind","ItemKind",0],["item","seq",0],["person","id",0],["name","string",0],["until","time",0]],
  Report: [["id","seq",0],["at","time",0],["kind","ItemKind",0],["item","seq",0],["conversation","id",1],["author","Author",1],["text","string",1],["count","int",0],["reasons","int",4],["risk","bool",0],["notes","string",2],["state","ReportState",0],["decided","Decided",1]],
  MyReport: [["id","seq",0],["at","time",0],["kind","ItemKind",0],["item","seq",0],["conversation","id",1],["reason","ReportReason",0],["state","ReportState",0],["decided_at","time",1]],
  Contest: [["id","seq",0],["at","time",0],["kind","ItemKind",0],["item","seq",1],["author","Author",0],["text","string",1],["against","Decided",0],["state","ContestState",0]],
  MyContest: [["id","seq",0],["at","time",0],["kind","ItemKind",0],["item","seq",1],["state","ContestState",0],["note","string",1],["decided_at","time",1]],
  RoomSettings: [["questions_open","bool",0],["chat_open","bool",0],["chat_writers","Writers",0],["reactions_open","bool",0],["anonymous_allowed","bool",0],["hold_questions","bool",0],["hold_messages","bool",0],["slow_mode_s","int",0],["question_order","QuestionOrder",0],["delay_s","int",0],["accounts_only","bool",0],["newcomers_wait","bool",0],["emoji_only","bool",0],["links_allowed","bool",0]],
  Shield: [["since","time",0],["scopes","Scope",2],["saved","RoomSettings",1]],
  Tally: [["asked","int",0],["answered","int",0],["merged","int",0],["declined","int",4],["held","int",1],["hidden","int",1]],
  Message: [["id","seq",0],["at","time",0],["channel","Channel",0],["author","Author",0],["text","string",0],["state","MessageState",0],["reason","Reason",1],["question","seq",1],["visible_at","time",1],["original","string",1],["why","Judgement",1],["decided","Decided",1],["statement","Statement",1]],
  Question: [["id","seq",0],["at","time",0],["author","Author",0],["text","string",0],["edited","bool",1],["original","string",1],["state","QuestionState",0],["votes","int",0],["turn","int",0],["reason","Reason",1],["note","string",1],["merged_into","seq",1],["can_undo","bool",1],["visible_at","time",1],["why","Judgement",1],["decided","Decided",1],["statement","Statement",1]],
  PollOption: [["text","string",0],["count","int",1]],
  Poll: [["id","seq",0],["at","time",0],["title","string",0],["options","PollOption",2],["multiple","bool",0],["results","ResultsRule",0],["state","PollState",0],["voters","int",1]],
  Stage: [["state","StageState",0],["url","string",1],["starts_at","time",1]],
  Timer: [["ends_at","time",1]],
  Offer: [["title","text",0],["place","text",1],["contract","text",1],["url","string",1]],
  Recruiter: [["person","id",0],["name","string",0]],
  Booth: [["id","seq",0],["name","string",0],["pitch","string",0],["offers","Offer",2],["recruiters","Recruiter",2],["paused","bool",0],["waiting","int",0],["talking","int",0],["estimate_s","int",0]],
  Ticket: [["id","seq",0],["booth","seq",0],["person","id",0],["name","string",0],["note","string",1],["original","string",1],["statement","Statement",1],["state","TicketState",0],["at","time",0],["position","int",1],["estimate_s","int",1],["recruiter","Recruiter",1],["until","time",1],["conversation","id",1]],
  Conversation: [["room","id",0],["hall","id",0],["ticket","seq",0],["booth","string",0],["candidate","Recruiter",0],["recruiter","Recruiter",0],["state","ConversationState",0],["ends_at","time",0],["extended","bool",0]],
  Standing: [["person","id",0],["name","string",0],["muted_until","time",1],["banned_until","time",1],["reason","Reason",1],["decided","Decided",1],["contest","ContestState",1]],
  PollAnswer: [["poll","seq",0],["choices","int",2],["counts","int",3],["voters","int",1]],
  Queue: [["booth","seq",0],["tickets","Ticket",2]],
  RoomView: [["kind","RoomKind",0],["title","string",0],["settings","RoomSettings",0],["stage","Stage",0],["timer","Timer",0],["messages","Message",2],["questions","Question",2],["polls","Poll",2],["booths","Booth",2],["conversation","Conversation",1],["standings","Standing",2],["young_audience","bool",0],["shield","Shield",1],["tally","Tally",0],["claims","Claim",2],["reports","Report",2],["contests","Contest",2]],
  MineView: [["questions","Question",2],["votes","seq",2],["answers","PollAnswer",2],["messages","Message",2],["standing","Standing",1],["tickets","Ticket",2],["queues","Queue",2],["conversations","Conversation",2],["reports","MyReport",2],["contests","MyContest",2]],
  PollTally: [["counts","int",2],["voters","int",0]],
  Update: [["seq","seq",0],["at","time",0],["change","Change",0]],
  Me: [["person","id",0],["name","string",0]],
  Viewers: [["count","int",0],["exact","bool",0]],
  Signal: [["viewers","Viewers",1],["votes","int",5],["polls","PollTally",5],["reactions","int",5],["tally","Tally",1],["typing","string",3]],
  DeskItem: [["room","id",0],["title","string",0],["item","seq",0],["at","time",0],["message","Message",1],["question","Question",1],["report","Report",1],["contest","Contest",1],["claim","Claim",1]],
  DeskKey: [["room","id",0],["item","seq",0]],
  ImportProblem: [["line","int",0],["column","int",0],["code","string",0],["message","string",0],["warning","bool",0]],
  ErrorBody: [["code","ErrorCode",0],["message","string",0],["retry_ms","int",1],["problems","ImportProblem",3]],
  HubFacts: [["name","string",0],["event","string",0],["zone","string",0],["version","string",0],["sample","bool",0],["first_day","string",1],["last_day","string",1]],
  Grant: [["role","Role",0],["scope","Scope",0],["scope_id","string",0]],
  Profile: [["person","id",0],["name","string",0],["grants","Grant",2],["guest","bool",0],["expires_at","time",0]],
  JoinAnswer: [["profile","Profile",0],["room","id",0]],
  TicketAnswer: [["ticket","id",0]],
  ProgrammeItem: [["id","id",0],["title","string",0],["abstract","string",0],["kind","SessionKind",0],["theme","string",0],["partner","string",0],["town","string",0],["place","string",0],["language","string",0],["starts_at","time",0],["ends_at","time",0],["speakers","string",2],["status","SessionStatus",0],["young_audience","bool",0],["online_url","string",1],["code","string",1]],
  RoomFacts: [["room","id",0],["title","string",0],["code","string",0],["kind","RoomKind",0],["session","ProgrammeItem",1]],
  Programme: [["sessions","ProgrammeItem",2]],
  Invitation: [["id","id",0],["grant","Grant",0],["label","string",0],["created_at","time",0],["expires_at","time",0],["used_at","time",1],["revoked_at","time",1],["link","string",1]],
  InvitationList: [["invitations","Invitation",2]],
  InvitationFacts: [["grant","Grant",0],["label","string",0],["title","string",0]],
  PersonItem: [["person","id",0],["name","string",0],["grants","Grant",2],["last_seen","time",0]],
  People: [["people","PersonItem",2]],
  FieldChange: [["field","string",0],["before","string",0],["after","string",0]],
  ChangedSession: [["id","id",0],["title","string",0],["changes","FieldChange",2]],
  ImportPlan: [["plan","id",0],["source","string",0],["format","string",0],["added","ProgrammeItem",2],["changed","ChangedSession",2],["cancelled","ProgrammeItem",2],["unchanged","int",0],["warnings","ImportProblem",2]],
  ApplyAnswer: [["added","int",0],["changed","int",0],["cancelled","int",0]],
  HubSettings: [["name","string",0],["event","string",0],["hold_questions","bool",0],["hold_messages","bool",0],["anonymous_allowed","bool",0]],
  RuleParameters: [["words","string",1],["lists","string",3],["passes","string",1],["patterns","string",1],["hosts","string",1],["newcomers_only","bool",1],["window_s","int",1],["same_person","int",1],["people","int",1],["least_length","int",1],["capitals","int",1],["symbols","int",1],["emoji","int",1],["same_in_a_row","int",1],["mentions","int",1],["first","int",1],["younger_than_s","int",1],["marks","int",1],["hidden","bool",1],["mixed_scripts","bool",1]],
  ModerationRule: [["id","id",0],["title","string",0],["kind","RuleKind",0],["action","RuleAction",0],["scope","Scope",0],["scope_id","string",0],["exempt","Role",2],["parameters","RuleParameters",0]],
  RuleItem: [["rule","ModerationRule",0],["version","int",0],["at","time",0],["by","string",0],["shipped","bool",0],["deleted","bool",0],["entries","int",0],["may_change","bool",0]],
  ShippedList: [["name","string",0],["entries","int",0]],
  RuleList: [["rules","RuleItem",2],["lists","ShippedList",2],["revision","int",0]],
  RuleVersions: [["versions","RuleItem",2]],
  RuleFinding: [["rule","id",0],["title","string",0],["version","int",0],["cause","Cause",0],["action","RuleAction",0],["spans","Span",2]],
  RuleTestAnswer: [["verdict","VerdictKind",0],["text","string",0],["findings","RuleFinding",2]],
  RuleCount: [["rule","id",0],["title","string",0],["texts","int",0]],
  TrialExample: [["room","id",0],["entry","seq",0],["at","time",0],["question","bool",0],["author","Author",1],["text","string",0],["verdict","VerdictKind",0],["would_be","string",1],["findings","RuleFinding",2]],
  RuleTrialAnswer: [["looked_at","int",0],["held","int",0],["rewritten","int",0],["rejected","int",0],["by_rule","RuleCount",2],["examples","TrialExample",2],["complete","bool",0]],
  AuditRecord: [["id","int",0],["at","time",0],["actor","id",1],["name","string",1],["role","Role",1],["act","AuditAct",0],["room","id",1],["item","seq",1],["person","id",1],["target","string",1],["reason","Reason",1],["note","string",1],["partner","string",1],["entry","id",1],["hash","string",1]],
  AuditPage: [["records","AuditRecord",2],["names","string",4],["more","bool",0]],
  AuditCheck: [["records","int",0],["head","string",0],["intact","bool",0],["broken","int",1],["why","string",1]],
  Sanction: [["id","id",0],["person","id",0],["name","string",0],["kind","SanctionKind",0],["scope","Scope",0],["scope_id","string",0],["at","time",0],["until","time",0],["reason","Reason",0],["note","string",1],["by","id",0],["by_name","string",0],["lifted_at","time",1]],
  SanctionList: [["sanctions","Sanction",2]],
  PersonNote: [["id","id",0],["person","id",0],["at","time",0],["by","id",0],["by_name","string",0],["scope","Scope",0],["scope_id","string",0],["text","string",0]],
  PersonNotes: [["notes","PersonNote",2]],
  Contribution: [["room","id",0],["title","string",0],["message","Message",1],["question","Question",1]],
  Contributions: [["items","Contribution",2],["before","string",1]],
  ShieldState: [["scope","Scope",0],["scope_id","string",0],["on","bool",0],["by","id",0],["by_name","string",0],["at","time",0]],
  ShieldList: [["shields","ShieldState",2]],
  Done: [],
  HookState: [["state","HookHealth",0],["since","time",1],["why","string",1],["asked","int",0],["failed","int",0],["held","int",0]],
} as unknown as Readonly<Record<string, readonly Row[]>>;

const unions: Readonly<Record<string, { tag: string; variants: Readonly<Record<string, readonly Row[]>> }>> = {
  Change: { tag: "k", variants: {
    question: [["question","Question",0]],
    question_removed: [["question","seq",0]],
    message: [["message","Message",0]],
    message_removed: [["message","seq",0]],
    poll: [["poll","Poll",0]],
    poll_removed: [["poll","seq",0]],
    settings: [["settings","RoomSettings",0]],
    stage: [["stage","Stage",0]],
    timer: [["timer","Timer",0]],
    title: [["title","string",0]],
    booth: [["booth","Booth",0]],
    conversation: [["conversation","Conversation",0]],
    standing: [["standing","Standing",0]],
    young_audience: [["on","bool",0]],
    shield: [["shield","Shield",1]],
    claim: [["claim","Claim",0]],
    claim_released: [["kind","ItemKind",0],["item","seq",0]],
    report: [["report","Report",0]],
    contest: [["contest","Contest",0]],
    my_question: [["question","Question",0]],
    my_vote: [["question","seq",0],["on","bool",0]],
    my_answer: [["answer","PollAnswer",0]],
    my_message: [["message","Message",0]],
    my_message_kept: [["message","Message",0]],
    my_report: [["report","MyReport",0]],
    my_contest: [["contest","MyContest",0]],
    my_standing: [["standing","Standing",0]],
    my_ticket: [["ticket","Ticket",0]],
    my_queue: [["queue","Queue",0]],
    my_queue_closed: [["booth","seq",0]],
    my_conversation: [["conversation","Conversation",0]],
  } },
  ServerMessage: { tag: "t", variants: {
    welcome: [["me","Me",0],["now","time",0],["heartbeat_ms","int",0]],
    joined: [["room","id",0],["epoch","id",0],["seq","seq",0],["role","Role",0],["audience","Audience",0],["mode","JoinMode",0]],
    snap: [["room","id",0],["epoch","id",0],["seq","seq",0],["shared","RoomView",0],["mine","MineView",0]],
    up: [["room","id",0],["after","seq",0],["upto","seq",0],["u","Update",2]],
    mine: [["room","id",0],["u","Update",2]],
    sig: [["room","id",0],["s","Signal",0]],
    beat: [["room","id",0],["epoch","id",0],["seq","seq",0],["now","time",0]],
    ok: [["id","id",0],["room","id",0],["seq","seq",0]],
    err: [["id","id",1],["room","id",1],["code","ErrorCode",0],["message","string",0],["retry_ms","int",1]],
    page: [["id","id",0],["room","id",0],["messages","Message",2],["more","bool",0]],
    gone: [["room","id",0],["code","ErrorCode",0]],
    reset: [["room","id",0],["why","ResetWhy",0]],
    desk: [["whole","bool",0],["items","DeskItem",2],["gone","DeskKey",2],["more","int",0]],
    bye: [["code","int",0],["retry_from_ms","int",0],["retry_to_ms","int",0]],
  } },
} as unknown as Readonly<Record<string, { tag: string; variants: Readonly<Record<string, readonly Row[]>> }>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Answers the path of the first thing that is wrong, or undefined.
function wrong(kind: string, value: unknown, path: string): string | undefined {
  switch (kind) {
    case "bool":
      return typeof value === "boolean" ? undefined : path;
    case "int":
      return Number.isSafeInteger(value) ? undefined : path;
    case "seq":
    case "time":
      return Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : path;
    case "id":
    case "string":
    case "text":
      return typeof value === "string" ? undefined : path;
  }
  const names = enums[kind];
  if (names !== undefined) return typeof value === "string" && names.includes(value) ? undefined : path;
  if (!isRecord(value)) return path;
  const rows = structs[kind] ?? rowsOfVariant(kind, value);
  return rows === undefined ? path : wrongRows(rows, value, path);
}

function rowsOfVariant(kind: string, value: Record<string, unknown>): readonly Row[] | undefined {
  const union = unions[kind];
  if (union === undefined) return undefined;
  const tag = value[union.tag];
  return typeof tag === "string" && Object.hasOwn(union.variants, tag) ? union.variants[tag] : undefined;
}

function wrongRows(rows: readonly Row[], value: Record<string, unknown>, path: string): string | undefined {
  for (const [name, kind, flags] of rows) {
    const field = value[name];
    const here = path === "" ? name : path + "." + name;
    if (field === undefined || field === null) {
      if ((flags & 1) === 0) return here;
      continue;
    }
    const found = wrongField(kind, flags, field, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongField(kind: string, flags: number, field: unknown, here: string): string | undefined {
  if ((flags & 6) === 0) return wrong(kind, field, here);
  if ((flags & 2) !== 0 && !Array.isArray(field)) return here;
  if ((flags & 4) !== 0 && !isRecord(field)) return here;
  const items: readonly unknown[] = Array.isArray(field) ? field : Object.values(field as Record<string, unknown>);
  for (const item of items) {
    const found = wrong(kind, item, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function decode<K extends keyof Decodable>(kind: K, value: unknown): Decoded<Decodable[K]> {
  const where = wrong(kind, value, "");
  return where === undefined ? { ok: true, value: value as Decodable[K] } : { ok: false, where: where === "" ? kind : where };
}

export function decodeServerMessage(value: unknown): Decoded<ServerMessage> {
  return decode("ServerMessage", value);
}
