// SPDX-License-Identifier: MIT
//
// Lighthouse as for a desktop.

import { desktopConfig } from 'lighthouse';
import { judgeAll } from './lighthouse.js';

judgeAll('desktop', desktopConfig);
