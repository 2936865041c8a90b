// One set of line icons on a 24 grid, one stroke width. Beside a word they are decoration; alone they take a name.
const paths = {
  question: 'M8.5 9a3.5 3.5 0 1 1 5.2 3.1c-1.1.6-1.7 1.3-1.7 2.4M12 17.5v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  chat: 'M4 5h16v11H9l-5 4z M8 9h8M8 12.5h5',
  poll: 'M5 20V11M12 20V4M19 20v-6M3 20h18',
  up: 'M12 19V6M6 11.5 12 5.5l6 6',
  down: 'M12 5v13M6 12.5l6 6 6-6',
  check: 'M5 12.5 10 17.5 19.5 7',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.4a3.5 3.5 0 0 1 0 6.2M18 15c2 .8 3.2 2.5 3.5 5',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.2l3.2 2',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5.5M12 7.6v.01',
  offline:
    'M3 3l18 18M8.5 16a5 5 0 0 1 7 0M5.5 12.8a9.6 9.6 0 0 1 3.7-2.2M2.6 9.5a14 14 0 0 1 4-2.6M11 6a14 14 0 0 1 10.4 3.5M14.6 10.5c1.5.5 2.8 1.3 3.9 2.3M12 19.5v.01',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  back: 'M19 12H6M11.5 6 5.5 12l6 6',
  forward: 'M5 12h13M12.5 6l6 6-6 6',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
  place: 'M12 21s7-6.2 7-11.3A7 7 0 0 0 5 9.7C5 14.8 12 21 12 21zM12 12.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 20 20',
  filter: 'M4 6h16M7 12h10M10 18h4',
  plus: 'M12 5v14M5 12h14',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  merge: 'M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8M9 17l3 3 3-3',
  star: 'M12 4l2.4 5.2 5.6.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.9l5.6-.7z',
  mute: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  shield: 'M12 3l7.5 2.8v5.7c0 4.4-3.1 7.7-7.5 9.5-4.4-1.8-7.5-5.1-7.5-9.5V5.8z',
  ban: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM5.8 5.8l12.4 12.4',
  flag: 'M6 21V4M6 4.5h11.5L15 8.2l2.5 3.8H6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
  eye_off:
    'M4 4l16 16M9.9 6c.7-.2 1.4-.3 2.1-.3 6 0 9.5 6.3 9.5 6.3a17 17 0 0 1-3 3.7M6 8.2A16.6 16.6 0 0 0 2.5 12S6 18.3 12 18.3c1.4 0 2.7-.3 3.8-.8',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
  external: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  upload: 'M12 16V5M7 9.5l5-5 5 5M4 20h16',
  phone: 'M8 3h8v18H8zM11 18h2',
  screen: 'M3 5h18v11H3zM9 20h6M12 16v4',
  briefcase: 'M3.5 8h17v11h-17zM9 8V5h6v3M3.5 12.5h17',
  hand: 'M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5V4.5a1.5 1.5 0 0 1 3 0V11M14 11V6a1.5 1.5 0 0 1 3 0v8c0 4-2.5 6.5-6 6.5-3 0-4.5-1.5-6-4.5l-1.5-3c-.6-1.3 1.3-2.3 2.2-1.2L8 14',
  bell: 'M6.5 16V11a5.5 5.5 0 0 1 11 0v5l1.5 2H5zM10 20.5h4M12 3v2',
  applause:
    'M8.5 20c-3-1-5-3.5-5-6.5V8.2a1.4 1.4 0 0 1 2.8 0V11l5-5.5a1.4 1.4 0 0 1 2 2l1.5-1.5a1.4 1.4 0 0 1 2 2l-.8.9a1.4 1.4 0 0 1 2 2l-6 6.6A6.5 6.5 0 0 1 8.5 20zM13 3V1.8M17.5 4l1-1M20 8h1.3',
  heart: 'M12 20S3.5 15 3.5 9.2A4.7 4.7 0 0 1 12 6.5a4.7 4.7 0 0 1 8.5 2.7C20.5 15 12 20 12 20z',
  laugh: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 9.5v.01M15.5 9.5v.01M7.5 13.5h9a4.5 4.5 0 0 1-9 0z',
  wow: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 9.5v.01M15.5 9.5v.01M12 17.5a2 2.3 0 1 0 0-4.6 2 2.3 0 0 0 0 4.6z',
  idea: 'M9 17.5h6M10 20.5h4M12 3.5a6 6 0 0 0-3.8 10.6c.6.6.8 1.4.8 2.4v1h6v-1c0-1 .2-1.8.8-2.4A6 6 0 0 0 12 3.5z',
} as const;

export type IconName = keyof typeof paths;

export interface IconProps {
  readonly name: IconName;
  /** Spoken name; absent when a word stands beside the icon. */
  readonly label?: string;
  readonly filled?: boolean;
}

export function Icon({ name, label, filled }: IconProps) {
  const spoken =
    label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    <svg class={filled ? 'icon icon--filled' : 'icon'} viewBox="0 0 24 24" {...spoken}>
      <path d={paths[name]} />
    </svg>
  );
}

/** The belfry with its golden bell. */
export function Belfry({ size = 28 }: { readonly size?: number }) {
  return (
    <svg class="belfry" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        class="belfry__tower"
        d="M16 1.5 20 8h-8zM10.5 9h11v2.2h-11zM11.5 12.2h9V21h2.3v9.5h-4.6V26a2.2 2.2 0 0 0-4.4 0v4.5H9.2V21h2.3z"
      />
      <path class="belfry__arch" d="M13 20.5v-4a3 3 0 0 1 6 0v4z" />
      <path
        class="belfry__bell"
        d="M16 14.6c1.5 0 2.2 1.1 2.2 2.5 0 1.2.4 1.7.8 2.2h-6c.4-.5.8-1 .8-2.2 0-1.4.7-2.5 2.2-2.5z"
      />
    </svg>
  );
}
