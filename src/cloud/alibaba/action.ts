import { actionMaker } from '../action.js';
import { record } from './params.js';
import { once } from './token.js';

export { accept, type Outcome } from '../action.js';

export const action = actionMaker({
  record,
  commonParams: ['RegionId', 'OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount'],
  firstItem: 1,
  once,
  requestId: (uuid) => uuid.toUpperCase(),
});
