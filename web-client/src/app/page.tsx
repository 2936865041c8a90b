// The frame of an ordinary page: header, one main landmark, the connection's banner.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ConnectionBanner } from './connection_banner';
import { Header, type HeaderProps } from './header';

export interface PageProps extends HeaderProps {
  /** Of the document and of the history. */
  readonly name: string;
  readonly wide?: boolean;
  /** What the header shows at its end. */
  readonly tools?: ComponentChildren;
}

export function Page({ name, title, wide, tools, children }: PageProps) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = name ? `${name} · Beffroi` : 'Beffroi';
  }, [name]);
  return (
    <>
      <Header {...(title !== undefined && { title })}>{tools}</Header>
      <ConnectionBanner />
      <main id="content" class={wide ? 'page page--wide' : 'page'} ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
