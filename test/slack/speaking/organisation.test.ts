import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { openScene } from '../../support/scene.ts';
import { signedHeaders } from '../../support/signed.ts';
import { scope } from './pastes.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('a message that came through an organisation is kept with the organisation’s id', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  folders.push(folder);
  const path = join(folder, 'triage.db');
  const { bot, workspace, support } = await openScene({ bot: { database: { kind: 'sqlite', path } } });
  const message = await support.say('ecw-support', 'good morning');
  const enterprise_id = 'E0ORG00001';
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: workspace.teamId,
    enterprise_id,
    context_team_id: workspace.teamId,
    context_enterprise_id: enterprise_id,
    api_app_id: workspace.appId,
    event_id: 'Ev0ORG00001',
    authorizations: [
      {
        enterprise_id,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event: {
      type: 'message',
      channel: message.channel,
      channel_type: 'channel',
      user: support.id,
      ts: message.ts,
      text: scope,
    },
  });
  const timestamp = Math.floor(Date.now() / 1000);
  await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    body,
    headers: signedHeaders(body, { secret: workspace.signingSecret, timestamp }),
  });
  await workspace.until(() => support.sees('ecw-support', message.ts)[1]);
  const db = new DatabaseSync(path);
  expect(db.prepare('select team_id, enterprise_id from cases').all()).toEqual([
    { team_id: workspace.teamId, enterprise_id },
  ]);
  db.close();
});
