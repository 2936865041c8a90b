// A component that is drawn again only when a prop changed. (preact/compat has the same at ten times the weight.)
import { Component, type ComponentChild, type ComponentType, h } from 'preact';

export function memo<P extends object>(render: (props: P) => ComponentChild): ComponentType<P> {
  const Inner = render as ComponentType<P>;
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const keys = Object.keys(next) as (keyof P)[];
      return keys.some((key) => next[key] !== this.props[key]);
    }
    override render(): ComponentChild {
      return h(Inner, this.props);
    }
  };
}
