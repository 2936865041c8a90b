// The third column: what a moderator sets rather than decides item by item.
import { useState } from 'preact/hooks';
import type { RoomStore } from '../../room/room_store';
import type { RoomState } from '../../room/state';
import { Tabs } from '../../widgets/tabs';
import { Backstage } from './backstage';
import { PeopleTool } from './people_tool';
import { PollsTool } from './polls_tool';
import { SettingsTool } from './settings_tool';
import { StageTool } from './stage_tool';
import { deskTexts } from './texts';
import { toolsTexts } from './tools_texts';

export interface ToolProps {
  readonly store: RoomStore;
  readonly state: RoomState;
}

type Tool = 'settings' | 'polls' | 'stage' | 'people' | 'backstage';

export function Tools({ store, state }: ToolProps) {
  const t = toolsTexts();
  const [tool, setTool] = useState<Tool>('settings');
  return (
    <Tabs
      label={deskTexts().tools}
      value={tool}
      onChange={setTool}
      items={[
        { value: 'settings', label: t.settings },
        { value: 'polls', label: t.polls },
        { value: 'stage', label: t.stage },
        { value: 'people', label: t.people },
        { value: 'backstage', label: t.backstage },
      ]}
    >
      {tool === 'settings' && <SettingsTool store={store} state={state} />}
      {tool === 'polls' && <PollsTool store={store} state={state} />}
      {tool === 'stage' && <StageTool store={store} state={state} />}
      {tool === 'people' && <PeopleTool store={store} state={state} />}
      {tool === 'backstage' && <Backstage store={store} state={state} />}
    </Tabs>
  );
}
