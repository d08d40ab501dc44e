"""What the presenter shows, for everybody in the room; read only."""

from planner.ui.follow import open_follower, show_room, watch

follower = open_follower()
show_room(follower)
watch(follower)
