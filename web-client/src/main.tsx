// Starts the client: theme and language first, then who this browser is, then the screen of the address.
import './theme/theme';
import { render } from 'preact';
import { App } from './app/app';
import { loadFacts, loadIdentity } from './app/hub';
import { followLinks } from './router';

followLinks();
void loadFacts();
void loadIdentity();
const place = document.getElementById('app');
if (place) render(<App />, place);
