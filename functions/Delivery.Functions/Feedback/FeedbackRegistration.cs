using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Feedback;

public static class FeedbackRegistration
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) =>
        services
            .AddSingleton<SendFeedback>()
            .AddSingleton<CopyRatings>()
            .AddSingleton<SaveDraft>()
            .AddSingleton<SaveScan>()
            .AddSingleton<TakeFeedback>()
            .AddSingleton<FeedbackLetters>()
            .AddSingleton<RemindStreets>()
            .AddFollowing<RemindStreets>(of => of.FollowAsync, "feedback.remind")
            .AddSingleton<FeedbackListReader>()
            .AddSingleton<FeedbackReader>();
}
