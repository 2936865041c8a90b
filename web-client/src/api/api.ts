// One function for each endpoint of protocol/schema/http.json.
import type {
  Grant,
  HubSettings,
  InvitationAcceptance,
  InvitationRequest,
  JoinRequest,
  ModerationRule,
  NoteRequest,
  RevokeRequest,
  RuleTest,
  RuleTrial,
  SanctionRequest,
  ShieldRequest,
} from '@protocol/messages';
import { request } from './http';

const part = encodeURIComponent;

export const api = {
  hub: (signal?: AbortSignal) => request('GET', '/api/hub', 'HubFacts', { ...(signal && { signal }) }),
  me: () => request('GET', '/api/me', 'Profile'),
  signOut: () => request('DELETE', '/api/me', 'Done'),
  rename: (name: string) => request('PUT', '/api/me', 'Profile', { json: { name } }),
  join: (body: JoinRequest) => request('POST', '/api/join', 'JoinAnswer', { json: body }),
  ticket: (signal?: AbortSignal) =>
    request('POST', '/api/ticket', 'TicketAnswer', { json: {}, ...(signal && { signal }) }),
  room: (room: string) => request('GET', `/api/rooms/${part(room)}`, 'RoomFacts'),
  code: (code: string) => request('GET', `/api/codes/${part(code)}`, 'RoomFacts'),
  programme: () => request('GET', '/api/programme', 'Programme'),
  session: (session: string) => request('GET', `/api/programme/${part(session)}`, 'ProgrammeItem'),
  invitations: () => request('GET', '/api/invitations', 'InvitationList'),
  invite: (body: InvitationRequest) => request('POST', '/api/invitations', 'Invitation', { json: body }),
  revokeInvitation: (id: string) => request('DELETE', `/api/invitations/${part(id)}`, 'Done'),
  lookAtInvitation: (token: string) => request('POST', '/api/invitation/look', 'InvitationFacts', { json: { token } }),
  acceptInvitation: (body: InvitationAcceptance) =>
    request('POST', '/api/invitation/accept', 'Profile', { json: body }),
  people: () => request('GET', '/api/people', 'People'),
  revokePerson: (person: string, grant?: Grant) =>
    request('POST', '/api/people/revoke', 'Done', {
      json: { person, ...(grant && { grant }) } satisfies RevokeRequest,
    }),
  planImport: (file: File, source: string) =>
    request('POST', `/api/import/plan?source=${part(source)}&filename=${part(file.name)}`, 'ImportPlan', { file }),
  applyImport: (plan: string) => request('POST', '/api/import/apply', 'ApplyAnswer', { json: { plan } }),
  settings: () => request('GET', '/api/settings', 'HubSettings'),
  changeSettings: (settings: HubSettings) => request('PUT', '/api/settings', 'HubSettings', { json: settings }),
  rules: () => request('GET', '/api/moderation/rules', 'RuleList'),
  rule: (id: string) => request('GET', `/api/moderation/rules/${part(id)}`, 'RuleItem'),
  ruleVersions: (id: string) => request('GET', `/api/moderation/rules/${part(id)}/versions`, 'RuleVersions'),
  saveRule: (rule: ModerationRule, after: number) =>
    request('PUT', `/api/moderation/rules/${part(rule.id)}`, 'RuleItem', { json: { rule, after } }),
  deleteRule: (id: string) => request('DELETE', `/api/moderation/rules/${part(id)}`, 'Done'),
  testRules: (body: RuleTest) => request('POST', '/api/moderation/test', 'RuleTestAnswer', { json: body }),
  tryRules: (body: RuleTrial) => request('POST', '/api/moderation/trial', 'RuleTrialAnswer', { json: body }),
  audit: (query: string) => request('GET', `/api/audit${query}`, 'AuditPage'),
  auditExport: (query: string) => `/api/audit/export${query}`,
  checkAudit: () => request('GET', '/api/audit/verify', 'AuditCheck'),
  sanctions: (person?: string) =>
    request('GET', `/api/sanctions${person === undefined ? '' : `?person=${part(person)}`}`, 'SanctionList'),
  sanction: (body: SanctionRequest) => request('POST', '/api/sanctions', 'Sanction', { json: body }),
  liftSanction: (id: string) => request('DELETE', `/api/sanctions/${part(id)}`, 'Done'),
  contributions: (person: string, before?: string) =>
    request(
      'GET',
      `/api/people/${part(person)}/contributions${before === undefined ? '' : `?before=${part(before)}`}`,
      'Contributions',
    ),
  notes: (person: string) => request('GET', `/api/people/${part(person)}/notes`, 'PersonNotes'),
  addNote: (person: string, body: NoteRequest) =>
    request('POST', `/api/people/${part(person)}/notes`, 'PersonNote', { json: body }),
  shields: () => request('GET', '/api/shield', 'ShieldList'),
  setShield: (body: ShieldRequest) => request('POST', '/api/shield', 'ShieldState', { json: body }),
  sessionCalendar: (session: string) => `/api/programme/${part(session)}/calendar.ics`,
  programmeCalendar: '/api/programme.ics',
} as const;
