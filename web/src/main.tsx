/** Where the page begins. */
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { showPreferences } from './state/preferences.ts';
import './style.css';

showPreferences();
createRoot(document.getElementById('page')!).render(<App />);
