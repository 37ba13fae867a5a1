//! An address of the service: path, methods and handlers, declared once. The `Allow` header and 405 responses are
//! derived from it.

use actix_web::http::Method;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder, Route, guard};

use super::problem::Problem;
use super::rate_limit::{RouteRule, limited};

/// Address with its methods and handlers.
pub struct Endpoint {
    path: String,
    methods: Vec<Method>,
    routes: Vec<Route>,
    rule: Option<RouteRule>,
}

impl Endpoint {
    /// Creates an address without methods.
    pub(super) fn at(path: impl Into<String>) -> Endpoint {
        Endpoint {
            path: path.into(),
            methods: Vec::new(),
            routes: Vec::new(),
            rule: None,
        }
    }

    /// Creates an address with GET.
    pub(super) fn get<F, Args>(path: impl Into<String>, handler: F) -> Endpoint
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Endpoint::at(path).on(Method::GET, handler)
    }

    /// Creates an address with POST.
    pub(super) fn post<F, Args>(path: impl Into<String>, handler: F) -> Endpoint
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        Endpoint::at(path).on(Method::POST, handler)
    }

    /// Creates the address of a page with a form that is submitted to the same address.
    pub(super) fn form<F, G, GetArgs, PostArgs>(path: impl Into<String>, get: F, post: G) -> Endpoint
    where
        F: Handler<GetArgs>,
        GetArgs: FromRequest + 'static,
        F::Output: Responder + 'static,
        G: Handler<PostArgs>,
        PostArgs: FromRequest + 'static,
        G::Output: Responder + 'static,
    {
        Endpoint::get(path, get).on(Method::POST, post)
    }

    /// Adds a method. GET includes HEAD (RFC 9110, section 9.3.2).
    pub(super) fn on<F, Args>(self, method: Method, handler: F) -> Endpoint
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let route = if method == Method::GET {
            web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
        } else {
            web::method(method.clone())
        };
        self.with(method, route.to(handler))
    }

    /// Adds a method with its route.
    fn with(mut self, method: Method, route: Route) -> Endpoint {
        self.methods.push(method);
        self.routes.push(route);
        self
    }

    /// Adds the methods of another endpoint with the same path.
    pub(super) fn and(mut self, other: Endpoint) -> Endpoint {
        self.methods.extend(other.methods);
        self.routes.extend(other.routes);
        self.rule = self.rule.or(other.rule);
        self
    }

    /// Sets the rate limit of the address.
    pub(super) fn limited(mut self, rule: RouteRule) -> Endpoint {
        self.rule = Some(rule);
        self
    }

    /// Returns the path, with its variables in braces.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the methods; HEAD is included in GET.
    pub fn methods(&self) -> &[Method] {
        &self.methods
    }

    /// Returns the value of the `Allow` header (RFC 9110, section 10.2.1).
    fn allow(&self) -> String {
        let mut names = Vec::new();
        for method in &self.methods {
            names.push(method.as_str());
            if *method == Method::GET {
                names.push(Method::HEAD.as_str());
            }
        }
        names.join(", ")
    }

    /// Registers the address.
    pub(super) fn register(self, config: &mut ServiceConfig) {
        let allow = self.allow();
        let refuse = move || {
            let allow = allow.clone();
            async move { Err::<&str, Problem>(Problem::wrong_method(&allow)) }
        };
        let mut resource = web::resource(self.path).default_service(web::to(refuse));
        for route in self.routes {
            resource = resource.route(route);
        }
        match self.rule {
            Some(rule) => config.service(limited(rule, resource)),
            None => config.service(resource),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn nothing() -> &'static str {
        ""
    }

    #[test]
    fn allow_names_every_method_and_head_beside_get() {
        let endpoint = Endpoint::form("/r", nothing, nothing).on(Method::DELETE, nothing);
        assert_eq!(endpoint.allow(), "GET, HEAD, POST, DELETE");
        assert_eq!(Endpoint::post("/r", nothing).allow(), "POST");
    }
}
