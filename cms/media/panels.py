"""What the editor says of a page's files whose words the search cannot find (Q-23)."""

from wagtail.admin.panels import HelpPanel


class FileNotesPanel(HelpPanel):
    """Shown only when there is something to say; the page says it by `file_notes`."""

    def __init__(self, template="components/file_notes.html", **kwargs):
        super().__init__(template=template, **kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and bool(self.instance.file_notes)
