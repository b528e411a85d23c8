/** Names of what can be pressed or chosen, shared by the cards and the listeners. A case's id travels as value or block id. */
export const actionIds = {
  escalate: 'escalate',
  join: 'join',
  undo: 'undo',
  notThis: 'not_this',
  worked: 'worked',
  feedback: 'feedback',
  handover: 'handover',
  more: 'more',
  pick: 'pick',
  pickOther: 'pick_other',
  answer: 'answer',
  show: 'show',
  watch: 'watch',
  mentionOnly: 'mention_only',
  move: 'move',
  escalationMore: 'escalation_more',
  showEscalation: 'show_escalation',
  filterEscalations: 'filter_escalations',
  filterCatalog: 'filter_catalog',
  retry: 'retry',
  assign: 'assign',
  history: 'history',
  quieten: 'quieten',
  restore: 'restore',
  hintShow: 'hint_show',
  hintDismiss: 'hint_dismiss',
  whole: 'whole',
  escalateOutbreak: 'escalate_outbreak',
  openSettings: 'open_settings',
  lift: 'lift',
  mute: 'mute',
  muteWhat: 'mute_what',
  muteSpan: 'mute_span',
  runChecks: 'run_checks',
  openWaiting: 'open_waiting',
  asWording: 'as_wording',
  asEntry: 'as_entry',
  setAside: 'set_aside',
  confirmDecision: 'confirm_decision',
  takeBack: 'take_back',
  decideNote: 'decide_note',
  editNote: 'edit_note',
} as const;

/** Blocks of lists in messages; on the Home tab the same ids stand in blocks of their own. */
export const listBlocks = { catalog: 'picker', mine: 'escalations:mine', open: 'escalations:open' } as const;

export const viewIds = {
  escalation: 'escalation',
  evidenceStep: 'evidence_step',
  offer: 'offer',
  caseNumbers: 'case_numbers',
  resolve: 'resolve',
  note: 'note',
  evidence: 'evidence',
  settings: 'settings',
  checks: 'checks',
  wording: 'wording',
  entryDraft: 'entry_draft',
  report: 'report',
  proposeNote: 'propose_note',
  editNote: 'edit_note',
} as const;
export const shortcutIds = {
  triage: 'triage_message',
  addEvidence: 'add_evidence',
  report: 'report_error',
} as const;

const casePrefix = 'case:';
/** Block ids must be unique in a message, so each block of a case adds its own name. */
export const caseBlock = (caseId: string, name: string): string => `${casePrefix}${caseId}:${name}`;
export const caseOfBlock = (blockId: string): string | undefined =>
  blockId.startsWith(casePrefix) ? blockId.split(':')[1] : undefined;

/** The button that picks one entry: `pick:invalid_scope`. */
export const pickAction = (entryId: string): string => `${actionIds.pick}:${entryId}`;
export const entryOfPick = (actionId: string): string => actionId.slice(actionIds.pick.length + 1);

const escalationPrefix = 'escalation:';
export const escalationBlock = (id: string, name: string): string => `${escalationPrefix}${id}:${name}`;
export const escalationOfBlock = (blockId: string): string | undefined =>
  blockId.startsWith(escalationPrefix) ? blockId.split(':')[1] : undefined;

/** The button that moves an escalation: `move:resolved`. */
export const moveAction = (move: string): string => `${actionIds.move}:${move}`;

/** The button that sets a case aside: `set_aside:skipped`. */
export const setAsideAction = (kind: string): string => `${actionIds.setAside}:${kind}`;
export const kindOfSetAside = (actionId: string): string => actionId.slice(actionIds.setAside.length + 1);

const outbreakPrefix = 'outbreak:';
export const outbreakBlock = (id: string): string => `${outbreakPrefix}${id}`;
export const outbreakOfBlock = (blockId: string): string | undefined =>
  blockId.startsWith(outbreakPrefix) ? blockId.slice(outbreakPrefix.length) : undefined;

/** The button that decides on a note: `decide_note:approve`. */
export const decideAction = (act: string): string => `${actionIds.decideNote}:${act}`;

const teamNotePrefix = 'team_note:';
export const teamNoteBlock = (id: string): string => `${teamNotePrefix}${id}`;
export const teamNoteOfBlock = (blockId: string): string =>
  blockId.startsWith(teamNotePrefix) ? blockId.slice(teamNotePrefix.length) : '';
