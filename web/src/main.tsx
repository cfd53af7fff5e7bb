/** Where the page begins. */
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { showPreferences } from './state/preferences.ts';
import './styles/ground.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/surfaces.css';
import './styles/charts.css';
import './styles/tables.css';
import './styles/license.css';
import './styles/explain.css';
import './styles/imports.css';
import './parts/parts.css';
import './rights/rights.css';
import './pages/what-if/what-if.css';
import './pages/overview/overview.css';
import './pages/renewals/renewals.css';
import './pages/advice/advice.css';
import './styles/narrow.css';
import './styles/print.css';

showPreferences();
createRoot(document.getElementById('page')!).render(<App />);
