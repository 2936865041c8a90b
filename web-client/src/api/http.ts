// The HTTP interface: typed requests whose failures are values of the protocol's catalogue.
// Guarantee: never rejects; a network failure is `offline`, an unreadable answer is `internal`.
import { decode } from '@protocol/decode';
import type { ErrorBody, ErrorCode, ImportProblem } from '@protocol/messages';

export interface ApiFailure {
  readonly code: ErrorCode | 'offline';
  /** The hub's English sentence, from which details are taken. */
  readonly message: string;
  readonly retryMs?: number;
  readonly problems?: readonly ImportProblem[];
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ApiFailure };

type Kind = Parameters<typeof decode>[0];
type Value<K extends Kind> = Extract<ReturnType<typeof decode<K>>, { ok: true }>['value'];

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface RequestOptions {
  readonly json?: unknown;
  readonly file?: Blob;
  readonly signal?: AbortSignal;
}

const offline: ApiFailure = { code: 'offline', message: '' };
const unreadable: ApiFailure = { code: 'internal', message: '' };

export async function request<K extends Kind>(
  method: Method,
  path: string,
  answer: K,
  options: RequestOptions = {},
): Promise<Answer<Value<K>>> {
  let response: Response;
  try {
    response = await fetch(path, fetchOptions(method, options));
  } catch {
    return { ok: false, failure: offline };
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) return { ok: false, failure: failureOf(body) };
  const decoded = decode(answer, body);
  return decoded.ok ? { ok: true, value: decoded.value } : { ok: false, failure: unreadable };
}

function fetchOptions(method: Method, { json, file, signal }: RequestOptions): RequestInit {
  const base: RequestInit = { method, credentials: 'same-origin', ...(signal && { signal }) };
  if (file) return { ...base, headers: { 'Content-Type': 'application/octet-stream' }, body: file };
  if (json === undefined) return base;
  return { ...base, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) };
}

function failureOf(body: unknown): ApiFailure {
  const decoded = decode('ErrorBody', body);
  if (!decoded.ok) return unreadable;
  const { code, message, retry_ms, problems }: ErrorBody = decoded.value;
  return { code, message, ...(retry_ms !== undefined && { retryMs: retry_ms }), ...(problems && { problems }) };
}
