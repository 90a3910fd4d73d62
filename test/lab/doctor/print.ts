/** The doctor's findings as JSON. */
import { doctor } from '../../../src/lab/doctor/doctor.js';

console.log(JSON.stringify(await doctor()));
