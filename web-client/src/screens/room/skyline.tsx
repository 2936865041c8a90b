// The one picture of the product: a northern town at dusk, its belfry and the golden bell. Decoration only.

export function Skyline({ lit }: { readonly lit: boolean }) {
  return (
    <svg
      class={lit ? 'skyline skyline--lit' : 'skyline'}
      viewBox="0 0 640 200"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      <path
        class="skyline__far"
        d="M-10 200V152h40l14-14 14 14h26v-22h38v22h22l16-18 16 18h26v-34h10v-16l9-12 9 12v16h10v34h44v-16h34v16h30l14-14 14 14h42v-26h28v26h24l16-18 16 18h30v-18h36v18h42l14-14 14 14h60V200z"
      />
      <path
        class="skyline__near"
        d="M-10 200V170h26v-8.5h6.44444v-8.5h6.44444v-8.5h6.44444v-8.5h6.44444v-5h6.44444v5h6.44444v8.5h6.44444v8.5h6.44444v8.5h6.44444v8.5h20v-20.4l15 -21.6 15 21.6v20.4v-12h18v12v-6.5h5.11111v-6.5h5.11111v-6.5h5.11111v-6.5h5.11111v-5h5.11111v5h5.11111v6.5h5.11111v6.5h5.11111v6.5h5.11111v6.5v-13.2l13 -16.8 13 16.8v13.2h34v-10h6.88889v-10h6.88889v-10h6.88889v-10h6.88889v-5h6.88889v5h6.88889v10h6.88889v10h6.88889v10h6.88889v10h14v-18l17 -20 17 20v18v-5h4.44444v-5h4.44444v-5h4.44444v-5h4.44444v-5h4.44444v5h4.44444v5h4.44444v5h4.44444v5h4.44444v5v-8h22v8v-15.6l14 -18.4 14 18.4v15.6v-8h6v-8h6v-8h6v-8h6v-5h6v5h6v8h6v8h6v8h6v8h70v-14.4l15 -17.6 15 17.6v14.4v-6h24v6H650V200z"
      />
      <path
        class="skyline__belfry"
        d="M540 14l13 30h-26zM524 46h32v8h-32zM526 56h28v34h-28zM520 92h40v8h-40zM523 102h34v98h-34z"
      />
      <path class="skyline__arch" d="M532 88V72a8 8 0 0 1 16 0v16z" />
      <path
        class="skyline__bell"
        d="M540 68c4 0 5.6 3 5.6 6.6 0 3.2 1.1 4.6 2.4 5.9h-16c1.3-1.3 2.4-2.7 2.4-5.9 0-3.6 1.6-6.6 5.6-6.6z"
      />
      <path class="skyline__window" d="M536 122a4 4 0 0 1 8 0v14h-8zM536 156a4 4 0 0 1 8 0v14h-8z" />
    </svg>
  );
}
