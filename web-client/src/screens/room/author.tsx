// Who wrote: a name, "Anonyme", or "Vous", with the role of those who belong to the team.
import type { Author } from '@protocol/messages';
import { chatTexts, roomTexts } from './texts';

export function nameOf(author: Author): string {
  return author.name || roomTexts().anonymous;
}

export function AuthorName({ author, mine = false }: { readonly author: Author; readonly mine?: boolean }) {
  const t = roomTexts();
  const badge = chatTexts().badge(author.role);
  const shown = author.anonymous ? t.anonymous : nameOf(author);
  return (
    <span class="author">
      <span class="author__name">
        {mine ? `${t.you}${author.anonymous ? ` (${t.anonymous.toLowerCase()})` : ''}` : shown}
      </span>
      {badge && !mine && <span class="pill pill--slate author__badge">{badge}</span>}
    </span>
  );
}
