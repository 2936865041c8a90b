// The light build has the full build's types, but the package does not say so.
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
