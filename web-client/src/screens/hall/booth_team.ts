// Who can be placed at a booth. Pure.
import type { Booth, PersonItem, Recruiter } from '@protocol/messages';

/** Those who recruit here already, then everybody else with a recruiting role. */
export function staffable(booth: Booth, people: readonly PersonItem[]): readonly Recruiter[] {
  const here = new Set(booth.recruiters.map(({ person }) => person));
  const others = people.filter(
    ({ person, grants }) => !here.has(person) && grants.some(({ role }) => role === 'recruiter'),
  );
  return [...booth.recruiters, ...others.map(({ person, name }) => ({ person, name }))];
}
