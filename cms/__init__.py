"""The project, and what every page of the portal shares. Imports go down this stair only:

    cms.urls  cms.settings  cms.wsgi  cms.schedule  cms.operations  cms.bench     wiring; nobody imports it
    home (models → news → standardpages) | meetingpages (meetings → circulars → organisation)    never each other
    cms.search  cms.mydata
    cms.statistics | cms.comments | cms.ratings | cms.polls             never each other
    cms.transitions
    cms.compression  cms.headers  cms.pages  cms.navigation  cms.guide  cms.audit  cms.mail  cms.media  cms.users
    cms.readers  cms.pagecache
    theme
    cms.vietnamese  cms.exports

`lint-imports` keeps it (pyproject.toml).
"""
