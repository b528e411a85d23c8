import type { PageAct } from '../protocol.ts';
import { topModal } from '../views/stack.ts';
import type { World } from '../world.ts';
import type { Surface } from './act.ts';
import { ActError } from './actError.ts';
import { seenMessage } from './lookup.ts';

type Placed = Pick<Extract<PageAct, { do: 'press' | 'choose' }>, 'where' | 'channel' | 'ts' | 'viewId'>;

/** What a person has before them when they press something. */
export function surfaceOf(world: World, user: string, { where, channel, ts, viewId }: Placed): Surface {
  switch (where) {
    case 'message': {
      if (!channel || !ts) throw new ActError('Which message? channel and ts are missing');
      return { where: 'message', message: seenMessage(world, user, { channel, ts }) };
    }
    case 'modal': {
      const view = topModal(world, user);
      if (!view) throw new ActError('No modal is open');
      if (viewId && viewId !== view.id) throw new ActError('This modal is no longer open');
      return { where: 'view', view };
    }
    case 'home': {
      const view = world.store.homes.get(user);
      if (!view) throw new ActError('The Home tab is empty');
      return { where: 'view', view };
    }
  }
}
