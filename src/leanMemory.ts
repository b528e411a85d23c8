import { setFlagsFromString } from 'node:v8';

// On a machine with much memory V8 lets garbage pile up: with this the bot stays small, at a little more work per message.
// It must run before anything else is loaded, so it is the first import of the entry.
setFlagsFromString('--optimize-for-size');
// Room for what is young may grow to 32 MB; its greatest size cannot be set any more once the program runs, how it grows can.
setFlagsFromString('--semi-space-growth-factor=1');
