/*
 * Lets a test drive the real, unchanged window: loaded before the program, it
 * makes the one web view that Wails creates available to WebKitWebDriver.
 * Wails itself has no switch for this. Test use only.
 */
#include <webkit2/webkit2.h>

static GtkWidget *the_view;

static WebKitWebView *on_create(WebKitAutomationSession *session, gpointer data) { return WEBKIT_WEB_VIEW(the_view); }

static void on_started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data) {
	WebKitApplicationInfo *info = webkit_application_info_new();
	webkit_application_info_set_name(info, "madoguchi");
	webkit_application_info_set_version(info, 1, 0, 0);
	webkit_automation_session_set_application_info(session, info);
	webkit_application_info_unref(info);
	g_signal_connect(session, "create-web-view", G_CALLBACK(on_create), NULL);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager) {
	WebKitWebContext *context = webkit_web_context_get_default();
	webkit_web_context_set_automation_allowed(context, TRUE);
	g_signal_connect(context, "automation-started", G_CALLBACK(on_started), NULL);
	the_view = g_object_new(WEBKIT_TYPE_WEB_VIEW, "user-content-manager", manager, "is-controlled-by-automation", TRUE, NULL);
	return the_view;
}
