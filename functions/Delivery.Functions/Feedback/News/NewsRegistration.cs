using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Feedback.News;

public static class NewsRegistration
{
    public static IServiceCollection AddNews(this IServiceCollection services) =>
        services
            .AddSingleton<NewsLetters>()
            .AddSingleton<NewsFeed>()
            .AddSingleton<SendNews>()
            .AddSingleton<ReceiveMail>()
            .AddSingleton<ClaimMail>()
            .AddSingleton<ReviewNews>()
            .AddSingleton<ExcuseNews>()
            .AddSingleton<StaffNewsReader>();
}
