// The bell for "it is your turn": off until asked for, made in the browser, two partials like a small belfry bell.
import { signal } from '@preact/signals';
import { remember, remembered } from '../../remembered';

const key = 'beffroi.bell';

export const bellOn = signal(remembered(key) === 'on');

let context: AudioContext | undefined;

/** Called by a tap, which browsers ask for before they allow sound. */
export function chooseBell(on: boolean): void {
  remember(key, on ? 'on' : 'off');
  bellOn.value = on;
  if (on) ring();
}

export function ring(): void {
  if (!bellOn.peek()) return;
  try {
    context ??= new AudioContext();
    void context.resume();
    const at = context.currentTime;
    for (const [frequency, loudness] of [
      [660, 0.25],
      [1320, 0.12],
      [1980, 0.05],
    ] as const) {
      strike(context, at, frequency, loudness);
      strike(context, at + 0.7, frequency, loudness);
    }
    navigator.vibrate?.([200, 120, 200]);
  } catch {
    // No sound here; the card and the title say it too.
  }
}

function strike(audio: AudioContext, at: number, frequency: number, loudness: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(loudness, at);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 1.6);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 1.7);
}
