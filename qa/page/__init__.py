"""The web page: a chat whose every citation opens the clause it rests on.

``layout.build_page`` builds it, ``server.serve`` puts it on a port; what answers the questions is
passed in as an argument and described in ``engine``.
"""
