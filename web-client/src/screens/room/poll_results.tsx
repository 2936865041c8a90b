// Results as bars with words and figures; the bar itself is decoration.
import type { PollItem } from '../../room/selectors';
import { Icon } from '../../widgets/icons';
import { pollTexts } from './texts';

export function PollResults({ item }: { readonly item: PollItem }) {
  const t = pollTexts();
  const counts = item.counts ?? [];
  // Of those who answered: with several answers allowed the shares may add up to more than a whole.
  const whole = Math.max(1, item.voters ?? counts.reduce((sum, count) => sum + count, 0));
  const most = Math.max(0, ...counts);
  return (
    <>
      <ul class="results">
        {item.poll.options.map((option, index) => {
          const count = counts[index] ?? 0;
          const percent = Math.round((count / whole) * 100);
          const mine = item.choices.includes(index);
          const leads = count > 0 && count === most;
          return (
            <li key={option.text} class={leads ? 'result result--leads' : 'result'}>
              <span class="visually-hidden">
                {t.result(option.text, percent, count)}
                {mine && ` (${t.yours})`}
              </span>
              <span class="result__bar" style={{ width: `${percent}%` }} aria-hidden="true" />
              <span class="result__text" aria-hidden="true">
                {mine && <Icon name="check" />}
                {option.text}
              </span>
              <span class="result__figure numbers" aria-hidden="true">
                {`${percent}\u00a0%`}
              </span>
            </li>
          );
        })}
      </ul>
      {item.voters !== undefined && <p class="poll__hint numbers">{t.voters(item.voters)}</p>}
    </>
  );
}
